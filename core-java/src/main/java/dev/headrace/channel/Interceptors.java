package dev.headrace.channel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What every message passes on its way in and out. */
final class Interceptors {
  private final Interceptor[] chain;

  Interceptors(List<Interceptor> interceptors) {
    this.chain = interceptors.toArray(new Interceptor[0]);
  }

  @Nullable Message inbound(String channel, Message message) throws Exception {
    Message passing = message;
    for (int i = 0; i < chain.length && passing != null; i++) {
      passing = same(message, chain[i].inbound(channel, passing), chain[i]);
    }
    return passing;
  }

  @Nullable Message outbound(String channel, Message message) throws Exception {
    Message passing = message;
    for (int i = chain.length - 1; i >= 0 && passing != null; i--) {
      passing = same(message, chain[i].outbound(channel, passing), chain[i]);
    }
    return passing;
  }

  private static @Nullable Message same(
      Message message, @Nullable Message given, Interceptor interceptor) {
    if (given == message || given == null) {
      return given;
    }
    boolean answersTheSame =
        !(message instanceof Message.Response response)
            || (given instanceof Message.Response other && other.thid().equals(response.thid()));
    if (given.getClass() != message.getClass()
        || !given.id().equals(message.id())
        || !answersTheSame) {
      throw new IllegalStateException(
          "interceptor %s gave a %s for a %s: it may change the payload, and must keep kind and ids"
              .formatted(
                  interceptor,
                  given.getClass().getSimpleName(),
                  message.getClass().getSimpleName()));
    }
    return given;
  }
}
