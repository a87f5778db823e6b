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
    Reading reading,
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
    Reading reading = new Reading(ground, recovery, welcomed);
    Pages pages = new Pages(ground, reading, writer, paper);
    Reconciler reconciler = new Reconciler(ground, backfill);
    return new Shelf(familiar, paper, writer, recovery, reading, pages, reconciler);
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
