package org.homeservices.database.sql;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Who does what only one node may do, and until when. */
@Entity
@Table(name = "duty")
class DutyRow {
  @Id private String name = "";

  @Column(nullable = false)
  private String holder = "";

  @Column(name = "until_at", nullable = false)
  private long untilAt;

  /** For the provider. */
  protected DutyRow() {}

  DutyRow(String name, String holder, long untilAt) {
    this.name = name;
    this.holder = holder;
    this.untilAt = untilAt;
  }
}
