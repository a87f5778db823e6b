package org.homeservices.testing;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * What a client knows of a conversation by the frames it was told, as PROTOCOL has it: lines in the
 * order of their seq, and whether it had to start over. Not thread-safe.
 */
public final class Transcript {
  private static final long UNKNOWN = -1;

  private final List<Line> lines = new ArrayList<>();
  private final List<String> disorders = new ArrayList<>();
  private String epoch = "";
  private long seq = UNKNOWN;
  private int restarts;

  /** A message in its place. */
  public record Line(long seq, String id) {}

  /** Takes the next frame, of whatever type. */
  public void take(JsonObject frame) {
    switch (frame.getString("type")) {
      case "welcome" -> welcome(frame);
      case "message" -> message(frame);
      default -> {
        // All others are of the moment.
      }
    }
  }

  /** Since the client began, or was told to start over. */
  public List<Line> lines() {
    return List.copyOf(lines);
  }

  /** How often everything known was void. */
  public int restarts() {
    return restarts;
  }

  /** Lines that came again, or after a gap. */
  public List<String> disorders() {
    return List.copyOf(disorders);
  }

  /** Whether there is a position to come back with. */
  public boolean hasPosition() {
    return seq != UNKNOWN;
  }

  /** What to come back with. */
  public JsonObject position() {
    return Json.createObjectBuilder().add("epoch", epoch).add("seq", seq).build();
  }

  private void welcome(JsonObject frame) {
    JsonObject position = frame.getJsonObject("position");
    List<JsonObject> messages = frame.getJsonArray("messages").getValuesAs(JsonObject.class);
    if (!frame.getBoolean("recovered", false)) {
      restarts += seq == UNKNOWN ? 0 : 1;
      lines.clear();
      seq = messages.isEmpty() ? position.getInt("seq") : messages.get(0).getInt("seq") - 1;
    }
    epoch = position.getString("epoch");
    messages.forEach(this::message);
  }

  private void message(JsonObject frame) {
    if (frame.containsKey("seq")) {
      Line line = new Line(frame.getJsonNumber("seq").longValue(), frame.getString("id"));
      if (line.seq() != seq + 1) {
        disorders.add("%d after %d".formatted(line.seq(), seq));
      }
      seq = Math.max(seq, line.seq());
      epoch = frame.getString("epoch", epoch);
      lines.add(line);
    }
  }
}
