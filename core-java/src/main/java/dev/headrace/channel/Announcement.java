package dev.headrace.channel;

import dev.headrace.channel.Message.RegisterResponse;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A registration that the router was asked for. */
final class Announcement implements Pending {
  private final MessageId id;
  private final Link router;
  private final @Nullable Link origin;
  private final Entry entry;
  private final long deadline;
  private final Consumer<@Nullable CommandException> outcome;

  /**
   * Makes it.
   *
   * @param origin whom it is for; null if it is this registry's own
   * @param outcome told why the router does not take the command, or null if it does; once
   */
  Announcement(
      MessageId id,
      Link router,
      @Nullable Link origin,
      Entry entry,
      long deadline,
      Consumer<@Nullable CommandException> outcome) {
    this.id = id;
    this.router = router;
    this.origin = origin;
    this.entry = entry;
    this.deadline = deadline;
    this.outcome = outcome;
  }

  @Override
  public MessageId id() {
    return id;
  }

  @Override
  public Link target() {
    return router;
  }

  @Override
  public @Nullable Link origin() {
    return origin;
  }

  @Override
  public long deadline() {
    return deadline;
  }

  @Override
  public boolean accepts(Message.Response response) {
    return response instanceof RegisterResponse;
  }

  @Override
  public void answered(Message.Response response) {
    ErrorCode error = ((RegisterResponse) response).error();
    if (error == null) {
      entry.takenBy(router);
      outcome.accept(null);
    } else {
      outcome.accept(
          new CommandException(
              error,
              "%s is refused by router %s: somebody else has it"
                  .formatted(entry.id(), router.id())));
    }
  }

  @Override
  public void abandoned(CommandException why) {
    outcome.accept(why);
  }

  @Override
  public void expired() {
    outcome.accept(
        new CommandException(
            ErrorCode.TIMEOUT,
            "router %s did not answer in time whether it takes %s"
                .formatted(router.id(), entry.id())));
  }
}
