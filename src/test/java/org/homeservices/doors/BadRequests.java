package org.homeservices.doors;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.homeservices.testing.ChatSite.Begun;

/** HTTP requests as a client would send them that means no good. */
final class BadRequests {
  private static final List<String> METHODS =
      List.of("GET", "POST", "PUT", "DELETE", "OPTIONS", "HEAD", "TRACE", "PATCH", "get", "X-É");
  private static final List<String> PATHS =
      List.of(
          "/",
          "/api/conversations",
          "/api/conversations/%s",
          "/api/conversations/%s/messages",
          "/api/conversations/%s/messages?after=0&limit=10",
          "/api/conversations/%s/frames",
          "/api/conversations/%s/export",
          "/api/widget?locale=en&page=/",
          "/api/health",
          "/api/admin/unanswered",
          "/api/admin/money",
          "/api/admin/check?deploy=true",
          "/widget/home-services-chat.js",
          "/ws/chat",
          "/health/ready");
  private static final List<String> TRICKS =
      List.of(
          "/..;/",
          "/%%2e%%2e/",
          "//",
          ";jsessionid=1",
          "%%2f",
          "%%5c",
          "%%00",
          "/../WEB-INF/web.xml",
          "/%%252e%%252e/",
          "?after=-1",
          "?after=99999999999999999999&limit=%%zz",
          "?limit=1&limit=2&%%",
          "/.",
          "%%c0%%af",
          "\\",
          "#x");
  private static final List<String> HEADERS =
      List.of(
          "X-HTTP-Method-Override: DELETE",
          "X-Original-URL: /api/admin/money",
          "X-Forwarded-For: 1.2.3.4, nonsense, ::::",
          "X-Home-Services-Visitor: 1.2.3.4",
          "Forwarded: for=\"[::1\"",
          "Origin: null",
          "Origin: https://evil.example",
          "Host: evil.example",
          "Authorization: Basic Og==",
          "Authorization: Bearer",
          "Accept: */*;q=x",
          "Accept-Language: %%%%",
          "Content-Type: text/xml; charset=nonsense",
          "Content-Encoding: gzip",
          "Cookie: JSESSIONID=" + "a".repeat(300),
          "Last-Event-ID: \u0001:99999999999999999999",
          "Last-Event-ID: e:" + "9".repeat(30),
          "Expect: 200-ok",
          "Range: bytes=0-,5-2",
          "If-Modified-Since: never",
          "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 99",
          "X: a\r\n b",
          "X-Long: " + "x".repeat(9000));
  private static final List<String> BODIES =
      List.of(
          "{\"locale\":\"en\",\"page\":\"/services\",\"consent\":{\"version\":\"1\"}}",
          "{\"type\":\"message\",\"clientId\":\"c-1\",\"content\":\"Can I pay with PIX?\"}",
          "{\"type\":\"typing\",\"on\":true}",
          "{\"type\":\"feedback\",\"messageId\":\"x\",\"value\":\"down\",\"reason\":\"no\"}",
          "{\"type\":\"handover\",\"reason\":\"please\"}",
          "{\"type\":\"rate\",\"score\":5,\"comment\":\"good\"}",
          "{\"type\":\"read\",\"seq\":1}",
          "{\"type\":\"stop\"}",
          "{\"type\":\"hello\",\"token\":\"t\",\"position\":{\"epoch\":\"e\",\"seq\":1}}",
          "{\"type\":\"ping\",\"at\":\"now\"}");

  private final Mutations mutations;
  private final List<Begun> visitors;

  BadRequests(long seed, List<Begun> visitors) {
    this.mutations = new Mutations(new Random(seed));
    this.visitors = visitors;
  }

  /** A frame for a socket. */
  String frame() {
    return new String(mutations.json(mutations.oneOf(BODIES)), StandardCharsets.UTF_8);
  }

  /** The next request, all of it. */
  byte[] next() {
    Begun visitor = mutations.oneOf(visitors);
    boolean hasBody = !mutations.onceIn(3);
    byte[] body = hasBody ? mutations.json(mutations.oneOf(BODIES)) : new byte[0];
    StringBuilder head = new StringBuilder(line(visitor, hasBody)).append("\r\n");
    head.append("Host: 127.0.0.1\r\nConnection: close\r\n");
    if (!mutations.onceIn(4)) {
      head.append("Authorization: Bearer ").append(token(visitor)).append("\r\n");
    }
    head.append(hasBody ? "Content-Type: application/json\r\n" : "");
    for (int more = mutations.below(4); more > 0; more--) {
      head.append(mutations.oneOf(HEADERS)).append("\r\n");
    }
    head.append(mutations.onceIn(60) ? "X-Many: y\r\n".repeat(400) : "");
    return whole(head.append(length(body)).append("\r\n"), body);
  }

  private String token(Begun visitor) {
    return mutations.onceIn(2) ? visitor.token() : mutations.token(visitor.token());
  }

  private String line(Begun visitor, boolean hasBody) {
    String method = mutations.onceIn(3) ? mutations.oneOf(METHODS) : hasBody ? "POST" : "GET";
    // The conversations stay: without them all that follows would be 404.
    String path = mutations.oneOf(PATHS);
    String id = method.equals("DELETE") ? "00000000-0000-0000-0000-000000000000" : visitor.id();
    String target = (mutations.onceIn(3) ? tricked(path) : path).formatted(id);
    return method + " " + target + (mutations.onceIn(50) ? " HTTP/9.9" : " HTTP/1.1");
  }

  private String tricked(String path) {
    int slash = path.indexOf('/', mutations.below(path.length()));
    int at = slash < 0 ? path.length() : slash;
    return path.substring(0, at) + mutations.oneOf(TRICKS) + path.substring(at);
  }

  private String length(byte[] body) {
    return switch (mutations.below(14)) {
      case 0 -> "Transfer-Encoding: chunked\r\nContent-Length: " + body.length + "\r\n";
      case 1 -> "Content-Length: " + body.length + "\r\nContent-Length: 0\r\n";
      case 2 -> "Content-Length: -1\r\n";
      case 3 -> "Content-Length: 99999999999999999999\r\n";
      case 4 -> "Transfer-Encoding: gzip, chunked\r\n";
      default -> "Content-Length: " + body.length + "\r\n";
    };
  }

  private static byte[] whole(StringBuilder head, byte[] body) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
    out.writeBytes(body);
    return out.toByteArray();
  }
}
