package org.homeservices.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageKindTest {

  @ParameterizedTest
  @CsvSource({
    "/services, SERVICES",
    "/servicos/limpeza, SERVICES",
    "/serviços, SERVICES",
    "/servi%C3%A7os, SERVICES",
    "/servi%c3%a7os/limpeza, SERVICES",
    "/es/servicios, SERVICES",
    "/Meus-Pedidos/77, ORDERS",
    "/checkout, PAYMENT",
    "/pago, PAYMENT",
    "/minha/conta, ACCOUNT",
    "/login, ACCOUNT",
    "/prestador/painel, PROVIDER",
    "/prestador/pedidos, PROVIDER",
    "/pedidos/prestador, ORDERS",
    "/, OTHER",
    "'', OTHER",
    "//, OTHER",
    "/blog/services-of-2026, OTHER",
    "/orders.html, OTHER"
  })
  void pageShouldBeJudgedByItsFirstTellingSegment(String path, PageKind kind) {
    assertThat(PageKind.of(path)).isEqualTo(kind);
  }
}
