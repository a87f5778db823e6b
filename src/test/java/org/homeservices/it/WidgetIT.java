package org.homeservices.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The widget's files as a browser gets them. */
class WidgetIT extends Served {
  private static final String ENTRY = "home-services-chat.js";
  private static final String FOREVER = "public, max-age=31536000, immutable";
  private static final String SHORTLY = "public, max-age=300";

  @Test
  void pageShouldBeLedToFilesThatItMayKeepForever() {
    HttpResponse<String> loader = site.get("widget/" + ENTRY);
    HttpResponse<String> entry = site.get("widget/" + version() + "/" + ENTRY);

    assertThat(header(loader, "Cache-Control")).isEqualTo(SHORTLY);
    assertThat(loader.body()).hasLineCount(1);
    assertThat(header(entry, "Cache-Control")).isEqualTo(FOREVER);
    assertThat(entry.body()).contains("customElements.define(").doesNotContain("@ts-check");
  }

  @Test
  void fileShouldComeAsAScriptForPagesOfEveryOrigin() {
    HttpResponse<String> file =
        site.get("widget/" + version() + "/words/en.js", "Origin", "https://shop.example");

    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(header(file, "Content-Type")).isEqualToIgnoringCase("text/javascript;charset=UTF-8");
    assertThat(header(file, "Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(header(file, "Cross-Origin-Resource-Policy")).isEqualTo("cross-origin");
    assertThat(header(file, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(file, "Vary")).isEqualTo("Accept-Encoding");
    assertThat(header(file, "Content-Encoding")).isEmpty();
    assertThat(file.headers().map()).doesNotContainKey("Set-Cookie");
  }

  @Test
  void libraryShouldBeThereWithItsNotice() {
    assertThat(site.get("widget/" + version() + "/marked.js").body())
        .contains("MIT License", "as Lexer")
        .doesNotContain("sourceMappingURL");
  }

  @Test
  void fileShouldBeCompressedForWhoReadsThat() throws Exception {
    String path = "widget/" + version() + "/marked.js";
    HttpResponse<byte[]> file = bytes(path, "Accept-Encoding", "gzip, deflate, br, zstd");

    byte[] plain = new GZIPInputStream(new ByteArrayInputStream(file.body())).readAllBytes();

    assertThat(header(file, "Content-Encoding")).isEqualTo("gzip");
    assertThat(header(file, "Content-Length")).isEqualTo(Integer.toString(file.body().length));
    assertThat(file.body().length).isLessThan(plain.length / 2);
    assertThat(new String(plain, UTF_8)).isEqualTo(site.get(path).body());
    assertThat(header(bytes(path, "Accept-Encoding", "gzip;q=0"), "Content-Encoding")).isEmpty();
  }

  @Test
  void fileShouldNotBeSentAgainToWhoHasIt() {
    String tag = header(site.get("widget/" + ENTRY), "ETag");

    HttpResponse<String> known = site.get("widget/" + ENTRY, "If-None-Match", "\"x\", " + tag);
    HttpResponse<String> unknown = site.get("widget/" + ENTRY, "If-None-Match", "\"x\"");

    assertThat(known.statusCode()).isEqualTo(304);
    assertThat(known.body()).isEmpty();
    assertThat(header(known, "ETag")).isEqualTo(tag);
    assertThat(header(known, "Cache-Control")).isEqualTo(SHORTLY);
    assertThat(header(known, "Vary")).isEqualTo("Accept-Encoding");
    assertThat(unknown.statusCode()).isEqualTo(200);
  }

  @Test
  void headShouldTellWhatGetWouldSend() {
    String path = "widget/" + version() + "/words/en.js";
    HttpResponse<String> get = site.get(path);

    HttpResponse<String> head = site.call("HEAD", path);

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(header(head, "Content-Length")).isEqualTo(header(get, "Content-Length"));
    assertThat(header(head, "ETag")).isEqualTo(header(get, "ETag"));
  }

  @Test
  void versionOfAnotherNodeShouldGetFilesThatNobodyKeeps() {
    HttpResponse<String> file = site.get("widget/0123456789ab/words/en.js");

    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(header(file, "Cache-Control")).isEqualTo("no-store");
    assertThat(file.body()).isEqualTo(site.get("widget/words/en.js").body());
  }

  @Test
  void fileWithoutAVersionShouldBeKeptShortly() {
    assertThat(header(site.get("widget/words/en.js"), "Cache-Control")).isEqualTo(SHORTLY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS"})
  void filesShouldOnlyBeAskedFor(String method) {
    HttpResponse<String> response = site.call(method, "widget/" + ENTRY);

    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(header(response, "Allow")).isEqualTo("GET, HEAD");
  }

  /** Said as it stands: a client library would tidy it up. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/widget",
        "/widget/",
        "/widget/talk",
        "/widget/words/",
        "/widget/nothing.js",
        "/widget/0123456789ab/",
        "/widget/0123456789ab/nothing.js",
        "/widget//home-services-chat.js",
        "/widget/./home-services-chat.js",
        "/widget/home-services-chat.js;a=b",
        "/widget/home%2Dservices-chat.js",
        "/widget/..%2fWEB-INF/web.xml",
        "/widget/%2e%2e/WEB-INF/web.xml",
        "/widget/../WEB-INF/web.xml",
        "/widget/..;/WEB-INF/web.xml",
        "/widget/words/..%5c..%5cWEB-INF%5cweb.xml",
        "/widget/0123456789ab/../../WEB-INF/web.xml",
        "/widget/%00home-services-chat.js"
      })
  void nothingElseShouldBeThere(String path) throws IOException {
    String answer = raw(path);

    assertThat(answer).matches("(?s)HTTP/1.1 (404|400) .*");
    assertThat(answer)
        .doesNotContain("<filter", "customElements", "export ", "max-age", "Exception");
  }

  private String version() {
    Matcher loader =
        Pattern.compile("export \\* from \"\\./([0-9a-f]{12})/home-services-chat\\.js\";\n")
            .matcher(site.get("widget/" + ENTRY).body());
    assertThat(loader.matches()).isTrue();
    return loader.group(1);
  }

  private HttpResponse<byte[]> bytes(String path, String... headers) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(site.at(path)).headers(headers).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
  }

  private String raw(String path) throws IOException {
    int port = site.at("").getPort();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      String head = "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(head.formatted(path, port).getBytes(UTF_8));
      StringBuilder answer = new StringBuilder();
      new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8))
          .lines()
          .forEach(line -> answer.append(line).append('\n'));
      return answer.toString();
    }
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }
}
