# Sourced by ./mvnw and ./deckwatch: sets JAVA_HOME to a JDK of at least 21, or ends with a sentence that says what to install.

jdk_version() { # prints the major version of the JDK in $1, or nothing when there is none
    [ -x "$1/bin/javac" ] || return 0
    if [ -r "$1/release" ]; then
        sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
    else
        "$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p'
    fi
}

jdk_on_path() { # prints the home of the javac on the PATH
    command -v javac >/dev/null 2>&1 || return 0
    file=$(command -v javac)
    while [ -L "$file" ]; do
        link=$(readlink "$file")
        case $link in
            /*) file=$link ;;
            *) file=$(dirname "$file")/$link ;;
        esac
    done
    dirname "$(dirname "$file")"
}

find_jdk() {
    newest=0
    for home in "${JAVA_HOME:-}" "$(jdk_on_path)" \
        /usr/lib/jvm*/* /usr/java/* /opt/java/* /opt/jdk* /opt/*jdk* \
        "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        [ -n "$home" ] || continue
        version=$(jdk_version "$home")
        [ "${version:-0}" -ge 21 ] 2>/dev/null || continue
        if [ "$home" = "${JAVA_HOME:-}" ]; then
            found=$home
            return 0
        fi
        if [ "$version" -gt "$newest" ]; then
            newest=$version
            found=$home
        fi
    done
    [ "$newest" -gt 0 ]
}

if find_jdk; then
    JAVA_HOME=$found
    export JAVA_HOME
    # From JDK 24 on, a library that uses Unsafe or loads native code makes Java print warnings which help nobody here.
    java_quiet=
    [ "$(jdk_version "$JAVA_HOME")" -lt 24 ] || java_quiet="--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"
    MAVEN_OPTS="$java_quiet ${MAVEN_OPTS:-}"
    export MAVEN_OPTS
else
    echo "Deckwatch needs a JDK of at least 21 and found none (looked at JAVA_HOME, the PATH and the usual places)." >&2
    echo "Install one, for example: apt install openjdk-21-jdk (or a Temurin JDK from adoptium.net), or set JAVA_HOME to it." >&2
    exit 1
fi
