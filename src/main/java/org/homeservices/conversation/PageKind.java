package org.homeservices.conversation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** What kind of page a visitor is on: a fixed list, so that an address reaches nobody. */
public enum PageKind {
  /** The list of services or one of them. */
  SERVICES("services", "servicos", "serviços", "servicios"),
  /** The visitor's orders. */
  ORDERS("orders", "pedidos", "meus-pedidos", "mis-pedidos"),
  /** Paying. */
  PAYMENT("payment", "payments", "checkout", "pagamento", "pagamentos", "pago", "pagos"),
  /** Profile, login and registration. */
  ACCOUNT("account", "conta", "cuenta", "profile", "perfil", "login", "register", "cadastro"),
  /** For those who offer services. */
  PROVIDER("provider", "providers", "prestador", "prestadores", "profissionais", "proveedores"),
  /** Anything else. */
  OTHER;

  private final Set<String> words;

  PageKind(String... words) {
    this.words = Set.of(words);
  }

  /** Judges by the first segment of the path that tells something. */
  public static PageKind of(String path) {
    return Arrays.stream(path.toLowerCase(Locale.ROOT).split("/"))
        .flatMap(segment -> Arrays.stream(values()).filter(kind -> kind.words.contains(segment)))
        .findFirst()
        .orElse(OTHER);
  }

  /** Its name in texts. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
