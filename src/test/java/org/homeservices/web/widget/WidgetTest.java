package org.homeservices.web.widget;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletContext;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WidgetTest {

  @Test
  void fileThatIsListedAndNotThereShouldBeNamed() {
    ServletContext context =
        answering(ServletContext.class, Map.of("getResourcePaths", Set.of("/widget/chat.js")));
    ServletConfig config = answering(ServletConfig.class, Map.of("getServletContext", context));

    assertThatThrownBy(() -> new Widget().init(config))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("listed, and not there: /widget/chat.js");
  }

  /** Whatever has no answer is null. */
  private static <T> T answering(Class<T> type, Map<String, Object> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            WidgetTest.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> answers.get(method.getName())));
  }
}
