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

  /**
   * @param welcomed messages of a welcome
   */
  static Shelf on(ChatRoom.Ground ground, int welcomed) {
    Familiar familiar = new Familiar();
    Paper paper = new Paper(ground.codec(), familiar);
    Backfill backfill = new Backfill(ground, paper);
    ArchiveWriter writer = new ArchiveWriter(ground, backfill);
    Recovery recovery =
        new Recovery(ground, writer, new Comparison(ground, writer, backfill, welcomed));
    Pages pages = new Pages(ground, recovery, writer, paper);
    return new Shelf(familiar, paper, writer, recovery, pages, new Reconciler(ground, backfill));
  }

  /** {@link Recovery#ready(Conversation)}, of a conversation that this node has to do with now. */
  CompletionStage<Boolean> ready(Conversation conversation) {
    familiar.see(conversation);
    return recovery.ready(conversation);
  }

  /** {@link Recovery#seen(Conversation)}, of a conversation that this node has to do with now. */
  CompletionStage<Sight> seen(Conversation conversation) {
    familiar.see(conversation);
    return recovery.seen(conversation);
  }

  /** A conversation was erased: this node keeps nothing of it. */
  void forget(ConversationId id) {
    familiar.forget(id);
    writer.forget(id);
  }
}
