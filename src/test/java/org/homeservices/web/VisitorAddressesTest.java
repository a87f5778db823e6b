package org.homeservices.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VisitorAddressesTest {
  private final VisitorAddresses addresses =
      new VisitorAddresses(
          new AddressSettings(
              List.of("10.0.0.0/8", "192.0.2.7", "2001:db8:ffff::/48", "172.16.128.0/17"),
              "X-Forwarded-For"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      quoteCharacter = '~',
      value = {
        // Without a header the peer is the visitor.
        "198.51.100.1 | none | 198.51.100.1",
        "10.0.0.1 | none | 10.0.0.1",
        "2001:db8:1:2:3:4:5:6 | none | 2001:db8:1:2:0:0:0:0/64",
        "::ffff:198.51.100.1 | none | 198.51.100.1",
        "0:0:0:0:0:0:0:1 | none | 0:0:0:0:0:0:0:0/64",
        "fe80:0:0:0:1:2:3:4%eth0 | none | fe80:0:0:0:0:0:0:0/64",
        // A peer that is no trusted proxy is not believed.
        "198.51.100.1 | 203.0.113.5 | 198.51.100.1",
        "192.0.2.8 | 203.0.113.5 | 192.0.2.8",
        "172.16.127.255 | 203.0.113.5 | 172.16.127.255",
        "2001:db8:fffe::1 | 203.0.113.5 | 2001:db8:fffe:0:0:0:0:0/64",
        // A trusted one is: the last hop counts that is none.
        "10.0.0.1 | 203.0.113.5 | 203.0.113.5",
        "192.0.2.7 | 203.0.113.5 | 203.0.113.5",
        "172.16.128.1 | 203.0.113.5 | 203.0.113.5",
        "2001:db8:ffff::1 | 203.0.113.5 | 203.0.113.5",
        "::ffff:10.0.0.1 | 203.0.113.5 | 203.0.113.5",
        "10.0.0.1 | 1.1.1.1, 203.0.113.5 | 203.0.113.5",
        "10.0.0.1 | 1.1.1.1, 203.0.113.5, 10.9.9.9, 192.0.2.7 | 203.0.113.5",
        "10.0.0.1 | 10.1.1.1, 10.2.2.2 | 10.1.1.1",
        "10.0.0.1 | 2001:db8:1:2:3:4:5:6 | 2001:db8:1:2:0:0:0:0/64",
        // As proxies write them.
        "10.0.0.1 |  203.0.113.5:4711  | 203.0.113.5",
        "10.0.0.1 | [2001:db8:1:2::5]:4711 | 2001:db8:1:2:0:0:0:0/64",
        "10.0.0.1 | [2001:db8:1:2::5] | 2001:db8:1:2:0:0:0:0/64",
        "10.0.0.1 | \"[2001:db8:1:2::5]:4711\" | 2001:db8:1:2:0:0:0:0/64",
        "10.0.0.1 | \"203.0.113.5\" | 203.0.113.5",
        // What cannot be read is the proxy's own visitor.
        "10.0.0.1 | 203.0.113.5, unknown | 10.0.0.1",
        "10.0.0.1 | localhost | 10.0.0.1",
        "10.0.0.1 | 203.0.113.256 | 10.0.0.1",
        "10.0.0.1 | 203.0.113 | 10.0.0.1",
        "10.0.0.1 | 010.1.1.1 | 10.0.0.1",
        "10.0.0.1 | 2001:db8:::5 | 10.0.0.1",
        "10.0.0.1 | , | 10.0.0.1",
        // A peer without an address.
        "~~ | none | unknown",
        "~~ | 203.0.113.5 | unknown",
        "/run/chat.sock | 203.0.113.5 | unknown"
      })
  void visitorShouldBeWhoeverATrustedProxySays(String peer, String told, String address) {
    List<String> header = Stream.ofNullable(told).toList();

    assertThat(addresses.of(peer, header)).isEqualTo(address);
  }

  @Test
  void severalHeadersShouldBeOneList() {
    assertThat(addresses.of("10.0.0.1", List.of("203.0.113.5, 10.0.0.2", "10.0.0.3")))
        .isEqualTo("203.0.113.5");
  }

  @Test
  void neighboursInOneNetworkOfIpv6ShouldBeOneAddress() {
    assertThat(addresses.of("2001:db8:1:2:ffff::1", List.of()))
        .isEqualTo(addresses.of("2001:db8:1:2::2", List.of()))
        .isNotEqualTo(addresses.of("2001:db8:1:3::1", List.of()));
  }

  @Test
  void proxyThatIsNotListedShouldBeRememberedAndOthersNot() {
    addresses.of("10.0.0.1", List.of("203.0.113.5"));
    addresses.of("198.51.100.1", List.of());
    addresses.of("198.51.100.2", List.of("203.0.113.5"));
    addresses.of("198.51.100.2", List.of("203.0.113.6"));

    assertThat(addresses.unlistedProxies()).containsExactly("198.51.100.2");
  }

  @Test
  void noMoreThanTwentyShouldBeRemembered() {
    IntStream.range(0, 100)
        .forEach(number -> addresses.of("198.51.100." + number, List.of("203.0.113.5")));

    assertThat(addresses.unlistedProxies()).hasSize(20);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.0/8", "10.1.2.3", "0.0.0.0/0", "::/0", "2001:db8::/128", "::1"})
  void networkShouldBeReadable(String text) {
    assertThat(AddressSettings.isNetwork(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "10.0.0.0/33", "::/129", "10.0.0/8", "10.0.0.0/", "proxy", "1:2", "/8"})
  void anythingElseShouldBeNoNetwork(String text) {
    assertThat(AddressSettings.isNetwork(text)).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AddressSettings(List.of(text), "X-Real-IP"));
  }
}
