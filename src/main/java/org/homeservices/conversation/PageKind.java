package org.homeservices.conversation;

import java.util.Arrays;
import java.util.Locale;

/** What kind of page a visitor is on: a fixed list, so that an address reaches nobody. */
public enum PageKind {
  /** The list of services or one of them. */
  SERVICES,
  /** The visitor's orders. */
  ORDERS,
  /** Paying. */
  PAYMENT,
  /** Profile, login and registration. */
  ACCOUNT,
  /** For those who offer services. */
  PROVIDER,
  /** Anything else. */
  OTHER;

  /** Judges by the first segment of a path that tells something; browsers percent-encode it. */
  public static PageKind of(String path) {
    return Arrays.stream(path.toLowerCase(Locale.ROOT).split("/", -1))
        .map(PageKind::ofSegment)
        .filter(kind -> kind != OTHER)
        .findFirst()
        .orElse(OTHER);
  }

  /** Its name in texts. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static PageKind ofSegment(String segment) {
    return switch (segment) {
      case "services", "servicos", "serviços", "servi%c3%a7os", "servicios" -> SERVICES;
      case "orders", "pedidos", "meus-pedidos", "mis-pedidos" -> ORDERS;
      case "payment", "payments", "checkout", "pagamento", "pagamentos", "pago", "pagos" -> PAYMENT;
      case "account", "conta", "cuenta", "profile", "perfil", "login", "cadastro" -> ACCOUNT;
      case "provider", "providers", "prestador", "prestadores", "proveedores" -> PROVIDER;
      default -> OTHER;
    };
  }
}
