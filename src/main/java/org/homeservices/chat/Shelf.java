package org.homeservices.chat;

import java.util.concurrent.CompletionStage;
import org.homeservices.conversation.Conversation;
import org.homeservices.conversation.ConversationId;

/** The archive as the room works with it. */
record Shelf(
    Familiar familiar,
    Paper paper,
    ArchiveWriter writer,
    Recovery recovery,
    Pages pages,
    Reconciler reconciler) {

  static Shelf on(ChatRoom.Ground ground) {
    Familiar familiar = new Familiar();
    Paper paper = new Paper(ground.codec(), familiar);
    Backfill backfill = new Backfill(ground, paper);
    ArchiveWriter writer = new ArchiveWriter(ground, backfill);
    Recovery recovery = new Recovery(ground, writer, new Comparison(ground, writer, backfill));
    Pages pages = new Pages(ground, recovery, writer, paper);
    return new Shelf(familiar, paper, writer, recovery, pages, new Reconciler(ground, backfill));
  }

  /** {@link Recovery#ready(Conversation)}, of a conversation that this node has to do with now. */
  CompletionStage<Boolean> ready(Conversation conversation) {
    familiar.see(conversation);
    return recovery.ready(conversation);
  }

  /** A conversation was erased: this node keeps nothing of it. */
  void forget(ConversationId id) {
    familiar.forget(id);
    writer.forget(id);
  }
}
