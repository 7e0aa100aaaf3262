# What the programs in this folder share: to be sourced, in the project's folder.

jar=benchmarks/target/benchmarks.jar

say() { echo "$@" >&2; }

# is_stale: whether the jar is older than anything it is made from; a folder is newer where a file was removed.
is_stale() {
  [[ ! -e $jar ]] || [[ -n $(find pom.xml ./*/pom.xml ./*/src/main ./transports/*/pom.xml ./transports/*/src/main -newer "$jar" -print -quit) ]]
}

build() {
  local maven=mvn started
  command -v mvn >/dev/null || maven=./mvnw
  say "building $jar"
  started="$(mktemp)"
  "$maven" -q -B -Dstyle.color=never package -DskipTests -pl benchmarks -am >&2 </dev/null || { rm -f "$started"; return 1; }
  touch -r "$started" "$jar" # what changed while it was built is newer
  rm -f "$started"
}

# jdk VERSION: the path of its java.
jdk() {
  local candidate found
  if [[ $1 == 17 ]]; then
    candidate="${JAVA_HOME:+$JAVA_HOME/bin/}java"
    found="$("$candidate" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.specification\.version = //p')"
    [[ $found =~ ^[0-9]+$ && $found -ge 17 ]] && echo "$candidate"
    return
  fi
  for candidate in "${JDK25_HOME:-}" /usr/lib/jvm/*25*; do
    if [[ -n $candidate && -x $candidate/bin/java ]]; then
      echo "$candidate/bin/java"
      return
    fi
  done
}
