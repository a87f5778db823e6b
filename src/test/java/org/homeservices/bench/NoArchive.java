package org.homeservices.bench;

import static java.util.concurrent.CompletableFuture.completedStage;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.homeservices.conversation.ArchivedMessage;
import org.homeservices.conversation.Conversation;
import org.homeservices.conversation.ConversationId;
import org.homeservices.conversation.MessageArchive;

/** In a copy of the WAR this takes the archive's place and keeps nothing, to tell what it costs. */
@Alternative
@Priority(1)
@ApplicationScoped
public class NoArchive implements MessageArchive {
  /** Or every look at a conversation would read its history, to file it once more. */
  private static final Extent NOTHING_TO_FILE = new Extent(0, Long.MAX_VALUE);

  private static final String FILE = NoArchive.class.getName().replace('.', '/') + ".class";

  /** Puts a copy of a WAR with this in it into a folder. */
  static Path in(Path war, Path folder) throws IOException {
    Path copy = Files.copy(war, folder.resolve("without-archive.war"));
    URI zip = URI.create("jar:" + copy.toUri());
    try (FileSystem files = FileSystems.newFileSystem(zip, Map.of());
        InputStream bytes = NoArchive.class.getClassLoader().getResourceAsStream(FILE)) {
      Path place = files.getPath("WEB-INF/classes/" + FILE);
      Files.createDirectories(place.getParent());
      Files.copy(Objects.requireNonNull(bytes), place);
    }
    return copy;
  }

  @Override
  public CompletionStage<Void> keep(List<Filed> messages) {
    return completedStage(null);
  }

  @Override
  public CompletionStage<Extent> extent(ConversationId id) {
    return completedStage(NOTHING_TO_FILE);
  }

  @Override
  public CompletionStage<List<ArchivedMessage>> page(ConversationId id, long after, int limit) {
    return completedStage(List.of());
  }

  @Override
  public CompletionStage<List<ArchivedMessage>> latest(ConversationId id, int limit) {
    return completedStage(List.of());
  }

  @Override
  public CompletionStage<List<Conversation>> used(
      Instant since, Optional<ConversationId> after, int limit) {
    return completedStage(List.of());
  }
}
