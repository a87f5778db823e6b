package org.homeservices.browser;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.WebSocketRoute;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A server of conversations that are long from their beginning: it tells the last messages of them,
 * and the others when it is asked. What a visitor writes it accepts.
 */
final class LongTalk {
  /** How many messages there are at first. */
  static final int MESSAGES = 120;

  /** How many of them are told without being asked for. */
  static final int TOLD = 50;

  private int last = MESSAGES;

  private LongTalk() {}

  /** Takes the place of the real one, but for the beginning of a conversation. */
  static void in(BrowserContext context) {
    LongTalk talk = new LongTalk();
    context.routeWebSocket("**/ws/chat", talk::listen);
    context.route("**/api/conversations/*/messages?*", LongTalk::page);
  }

  private void listen(WebSocketRoute socket) {
    socket.onMessage(
        message -> {
          JsonObject frame = JsonParser.parseString(message.text()).getAsJsonObject();
          if (frame.get("type").getAsString().equals("hello")) {
            socket.send(welcome());
          } else if (frame.get("type").getAsString().equals("message")) {
            last++;
            String clientId = frame.get("clientId").getAsString();
            socket.send(
                "{\"type\":\"ack\",\"clientId\":\"%s\",\"seq\":%d,\"id\":\"%s\"}"
                    .formatted(clientId, last, "own" + last));
          }
        });
  }

  private static String welcome() {
    return """
    {"type":"welcome","conversationId":"c","position":{"epoch":"e","seq":%d},"mode":"assistant","role":"visitor",\
    "limits":{"maxLength":2000,"ratePerMinute":0},"messages":[%s]}"""
        .formatted(MESSAGES, messages(MESSAGES - TOLD + 1, MESSAGES));
  }

  private static void page(Route route) {
    Map<String, String> query =
        Arrays.stream(route.request().url().replaceFirst(".*\\?", "").split("&"))
            .map(part -> part.split("="))
            .collect(Collectors.toMap(part -> part[0], part -> part[1]));
    int after = Integer.parseInt(query.get("after"));
    int limit = Integer.parseInt(query.get("limit"));
    route.fulfill(
        new FulfillOptions()
            .setContentType("application/json")
            .setBody("{\"messages\":[%s]}".formatted(messages(after + 1, after + limit))));
  }

  private static String messages(int first, int last) {
    return IntStream.rangeClosed(first, last)
        .mapToObj(LongTalk::message)
        .collect(Collectors.joining(","));
  }

  private static String message(int seq) {
    return """
    {"type":"message","seq":%1$d,"id":"m%1$d","author":"assistant","content":"Mensagem número %1$d.","at":"2026-11-27T10:00:00Z","origin":"model","finish":"done"}"""
        .formatted(seq);
  }
}
