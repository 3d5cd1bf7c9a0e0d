package dev.pitwall.delivery;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Something that happens before and after each step that lasts: what changes the database, and what
 * goes to Slack. Steps are named after the port and its method: {@code DeliveryStore.sent before}.
 */
public final class Edges {
  private Edges() {}

  /** Every edge of a port: its methods that change something. */
  public static List<String> of(Class<?> port) {
    return Arrays.stream(port.getMethods())
        .filter(Edges::changes)
        .map(method -> name(port, method))
        .distinct()
        .sorted()
        .flatMap(name -> Stream.of(name + " before", name + " after"))
        .toList();
  }

  /** The same port; what happens is told the name of each edge as it is come to. */
  public static <T> T around(Class<T> port, T real, Consumer<String> happens) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (_, method, args) -> {
              boolean changes = changes(method);
              if (changes) {
                happens.accept(name(port, method) + " before");
              }
              var result = invoke(real, method, args);
              if (changes) {
                happens.accept(name(port, method) + " after");
              }
              return result;
            }));
  }

  private static Object invoke(Object real, Method method, Object[] args) throws Throwable {
    try {
      return method.invoke(real, args);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static String name(Class<?> port, Method method) {
    return port.getSimpleName() + "." + method.getName();
  }

  /** Ports read with methods that give something and write with those that give nothing. */
  private static boolean changes(Method method) {
    return method.getReturnType() == void.class
        || (method.getReturnType() == boolean.class && method.getParameterCount() > 0)
        || method.getReturnType() == MessageSender.Result.class;
  }
}
