package dev.headrace.kotlin

/** Keeps the builders of Headrace apart: inside one, those around it can be called only by naming them. */
@DslMarker
@MustBeDocumented
@Retention(AnnotationRetention.BINARY)
@Target(AnnotationTarget.CLASS, AnnotationTarget.TYPE)
public annotation class HeadraceDsl
