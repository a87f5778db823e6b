package org.homeservices.web.widget;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptedEncodingTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "gzip",
        "GZip",
        "gzip, deflate, br",
        "br;q=1.0, gzip;q=0.8, *;q=0.1",
        "gzip ; q=0.001",
        "*",
        "br, *;q=0.5",
        "identity;q=0, gzip;q=1"
      })
  void gzipShouldBeSentToWhoReadsIt(String header) {
    assertThat(AcceptedEncoding.isGzip(header)).isTrue();
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        "identity",
        "br",
        "gzip;q=0",
        "gzip; q=0.000, br",
        "*;q=0",
        "*, gzip;q=0",
        "gzip;q=much",
        "gzip;q=-1",
        "gzip;q=2",
        "gzip;level=9",
        "notgzip",
        "gzipped",
        ",;,"
      })
  void othersShouldGetThePlainForm(String header) {
    assertThat(AcceptedEncoding.isGzip(header)).isFalse();
  }
}
