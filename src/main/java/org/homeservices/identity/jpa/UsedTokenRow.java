package org.homeservices.identity.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A token that was shown, and until when that must be known. */
@Entity
@Table(name = "used_token")
class UsedTokenRow {
  @Id private String id = "";

  @Column(name = "expires_at", nullable = false)
  private long expiresAt;

  /** For the provider. */
  protected UsedTokenRow() {}

  UsedTokenRow(String id, long expiresAt) {
    this.id = id;
    this.expiresAt = expiresAt;
  }
}
