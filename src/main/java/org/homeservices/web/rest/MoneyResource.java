package org.homeservices.web.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.homeservices.web.Accounts;
import org.homeservices.web.BadInput;
import org.homeservices.web.ErrorCode;
import org.homeservices.web.JsonText;
import org.jspecify.annotations.Nullable;

/** What models have cost the owner, who alone may ask. */
@RequestScoped
@Path("admin/money")
public class MoneyResource {
  private static final int DECIMALS = 6;
  private static final int DAY_LENGTH = "2026-11-23".length();

  @Inject AdminDoor door;
  @Inject Accounts accounts;
  @Inject Clock clock;

  /**
   * One day's money: {@code {day, ofAllNodes, budget, spent, reserved, saved, models[],
   * savings[]}}.
   *
   * @param day in UTC; today where it is missing
   */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public CompletionStage<Response> money(
      @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
      @QueryParam("day") @Nullable String day) {
    door.admit(authorization);
    return accounts
        .of(day == null ? today() : day(day))
        .thenApply(found -> Response.ok(json(found)).build());
  }

  /** One object with two lists. */
  static String json(Accounts.Day day) {
    return JsonText.object()
        .add("day", day.day().toString())
        .add("ofAllNodes", day.isOfAllNodes())
        .add("budget", day.budget() == 0 ? JsonValue.NULL : number(day.budget()))
        .add("spent", money(day.spent()))
        .add("reserved", money(day.reserved()))
        .add("saved", money(day.saved()))
        .add("models", rows(day.models(), MoneyResource::model))
        .add("savings", rows(day.savings(), MoneyResource::saving))
        .build()
        .toString();
  }

  private static JsonArrayBuilder rows(
      List<Accounts.Row> rows, Function<Accounts.Row, JsonObjectBuilder> form) {
    JsonArrayBuilder all = JsonText.JSON.createArrayBuilder();
    rows.stream().map(form).forEach(all::add);
    return all;
  }

  private static JsonObjectBuilder model(Accounts.Row row) {
    return JsonText.object()
        .add("model", row.name())
        .add("answers", row.answers())
        .add("tokensIn", row.tokensIn())
        .add("tokensCachedIn", row.tokensCachedIn())
        .add("tokensOut", row.tokensOut())
        .add("cost", money(row.amount()));
  }

  private static JsonObjectBuilder saving(Accounts.Row row) {
    return JsonText.object()
        .add("how", row.name())
        .add("answers", row.answers())
        .add("tokensIn", row.tokensIn())
        .add("tokensOut", row.tokensOut())
        .add("amount", money(row.amount()));
  }

  private static JsonValue number(long millionths) {
    return JsonText.JSON.createValue(money(millionths));
  }

  private static BigDecimal money(long millionths) {
    return BigDecimal.valueOf(millionths, DECIMALS);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  /** Parsing alone would also take a year of more digits, with a sign before it. */
  private static LocalDate day(String text) {
    try {
      if (text.length() == DAY_LENGTH) {
        return LocalDate.parse(text);
      }
    } catch (DateTimeParseException e) {
      throw new BadInput(ErrorCode.BAD_FIELD, "day");
    }
    throw new BadInput(ErrorCode.BAD_FIELD, "day");
  }
}
