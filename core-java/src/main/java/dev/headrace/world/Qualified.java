package dev.headrace.world;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says which of several resources of one type a parameter means: {@code @Qualified("eu")
 * Res<Limits> limits}, of a method that is referred to or of a record of resources.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
public @interface Qualified {

  /**
   * The qualifier of the resource's key.
   *
   * @return the qualifier
   */
  String value();
}
