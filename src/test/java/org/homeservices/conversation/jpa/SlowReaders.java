package org.homeservices.conversation.jpa;

import jakarta.persistence.EntityManager;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.homeservices.database.Database;
import org.jspecify.annotations.Nullable;

/** A database in which something happens each time when somebody has read a row without a lock. */
final class SlowReaders implements Database {
  private final Database real;
  private final Runnable meanwhile;

  SlowReaders(Database real, Runnable meanwhile) {
    this.real = real;
    this.meanwhile = meanwhile;
  }

  @Override
  public <T extends @Nullable Object> CompletionStage<T> inTransaction(
      Function<EntityManager, T> work) {
    return real.inTransaction(manager -> work.apply(slow(manager)));
  }

  private EntityManager slow(EntityManager manager) {
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          try {
            Object result = method.invoke(manager, arguments);
            if (method.getName().equals("find") && arguments.length == 2) {
              meanwhile.run();
            }
            return result;
          } catch (InvocationTargetException e) {
            throw e.getTargetException();
          }
        };
    return (EntityManager)
        Proxy.newProxyInstance(
            SlowReaders.class.getClassLoader(), new Class<?>[] {EntityManager.class}, handler);
  }

  @Override
  public boolean isUp() {
    return real.isUp();
  }
}
