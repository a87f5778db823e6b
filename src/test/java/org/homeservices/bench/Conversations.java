package org.homeservices.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Begins the conversations of a run. */
final class Conversations {
  private static final Pattern TOKEN = Pattern.compile("\"token\"\\s*:\\s*\"([^\"]+)\"");
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final List<URI> nodes;
  private final Path folder;

  /** Conversations on nodes; their tokens go into files of a folder. */
  Conversations(List<URI> nodes, Path folder) {
    this.nodes = nodes;
    this.folder = folder;
  }

  /** Begins so many, on the nodes in turn, and names the file with their tokens, one a line. */
  Path begin(int count) throws IOException, InterruptedException {
    List<String> tokens = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      tokens.add(begin(nodes.get(i % nodes.size())));
    }
    return Files.write(Files.createTempFile(folder, "tokens-", ".txt"), tokens);
  }

  private String begin(URI node) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(node.resolve("/api/conversations"))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{}"))
            .build();
    HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
    Matcher token = TOKEN.matcher(response.body());
    if (response.statusCode() != 201 || !token.find()) {
      throw new IOException("no conversation: " + response.statusCode() + " " + response.body());
    }
    return token.group(1);
  }
}
