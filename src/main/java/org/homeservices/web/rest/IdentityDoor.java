package org.homeservices.web.rest;

import static java.lang.System.Logger.Level.WARNING;
import static java.util.concurrent.CompletableFuture.completedStage;
import static java.util.concurrent.CompletableFuture.failedStage;

import java.util.concurrent.CompletionStage;
import org.homeservices.audit.Audit;
import org.homeservices.audit.Deed;
import org.homeservices.conversation.Visitor;
import org.homeservices.identity.Identities;
import org.homeservices.identity.IdentityCheck;
import org.homeservices.identity.Person;
import org.homeservices.web.BadInput;
import org.homeservices.web.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * Tells who begins a conversation. Whoever shows an identity that is not believed does not get in
 * as somebody unknown.
 */
public final class IdentityDoor {
  private static final System.Logger LOGGER = System.getLogger(IdentityDoor.class.getName());
  private static final String FIELD = "identity";

  private final @Nullable Identities identities;
  private final Audit audit;

  /**
   * @param identities null where nobody is known, and nobody may show an identity
   */
  public IdentityDoor(@Nullable Identities identities, Audit audit) {
    this.identities = identities;
    this.audit = audit;
  }

  /**
   * The visitor who shows an identity, or none.
   *
   * @param shown a token of the host site, null where there is none
   * @param address where the visitor is
   * @return fails with {@link BadInput}, the same for every token that is not believed: {@link
   *     ErrorCode#UNAUTHORISED}; {@link ErrorCode#LAYER_UNAVAILABLE} where that cannot be known now
   * @throws BadInput where nobody may show one
   */
  CompletionStage<Visitor> enter(@Nullable String shown, String address) {
    if (shown == null) {
      return completedStage(Visitor.ANONYMOUS);
    }
    if (identities == null) {
      // Better refused than silently taken for an anonymous visitor.
      throw new BadInput(ErrorCode.BAD_FIELD, FIELD);
    }
    Deed deed = Deed.ofVisitor(Deed.Kind.IDENTITY, address);
    return identities.check(shown).thenCompose(check -> visitor(check, deed));
  }

  private CompletionStage<Visitor> visitor(IdentityCheck check, Deed deed) {
    return check.fold(
        known -> accepted(visitor(known.person()), deed),
        refused -> refused(refused, deed),
        IdentityDoor::unavailable);
  }

  private CompletionStage<Visitor> accepted(Visitor visitor, Deed deed) {
    audit.note(deed.by(visitor.user()));
    return completedStage(visitor);
  }

  private CompletionStage<Visitor> refused(IdentityCheck.Refused refused, Deed deed) {
    audit.note(deed.refusedFor(refused.reason()));
    return failedStage(new BadInput(ErrorCode.UNAUTHORISED, FIELD));
  }

  private static CompletionStage<Visitor> unavailable(IdentityCheck.Unavailable unavailable) {
    LOGGER.log(WARNING, "identity not checked: {0}", unavailable.reason());
    return failedStage(new BadInput(ErrorCode.LAYER_UNAVAILABLE, FIELD));
  }

  private static Visitor visitor(Person person) {
    return new Visitor(kind(person.kind()), person.user(), person.name());
  }

  private static Visitor.Kind kind(Person.Kind kind) {
    return switch (kind) {
      case CLIENT -> Visitor.Kind.CLIENT;
      case PROVIDER -> Visitor.Kind.PROVIDER;
    };
  }
}
