#!/usr/bin/env bash
# Installs what the tests need where it is missing, builds everything, runs every test, and ends with one line: N passed, N failed.
# Needs the .NET 10 SDK and Node 20. Reports and screenshots are kept in artifacts/.
set -uo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

die() { echo "tests/run.sh: $*" >&2; exit 1; }

command -v dotnet >/dev/null || die "the .NET 10 SDK is missing (dotnet is not on the PATH)."
command -v npm >/dev/null || die "Node 20 with npm is missing (npm is not on the PATH)."

missing=()
command -v ffmpeg >/dev/null && command -v ffprobe >/dev/null || missing+=(ffmpeg)
command -v chromium >/dev/null || missing+=(chromium)
if [ ${#missing[@]} -gt 0 ]; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "== installing ${missing[*]}"
    log=$(mktemp)
    { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}"; } >"$log" 2>&1 ||
      { tail -n 20 "$log" >&2; die "could not install ${missing[*]}."; }
  else
    die "the tests need ${missing[*]}; install them (Debian and Ubuntu: apt-get install ${missing[*]}), or run this as root."
  fi
fi

reports=$PWD/artifacts/reports
rm -rf "$reports" && mkdir -p "$reports"
broken=()

echo "== build"
dotnet build Streaming.sln -v quiet -nologo || die "the build failed."

# A runner that dies without a report counts as a failure, whatever it printed.
suite() { # name, command...
  local name=$1; shift
  echo "== $name"
  "$@" || broken+=("$name")
  [ -s "$reports/$name.xml" ] || { broken+=("$name"); echo "$name wrote no report" >&2; }
}

for project in Unit Functional; do
  suite "$project" dotnet "artifacts/bin/$project/debug/Streaming.Tests.$project.dll" -noLogo -junit "$reports/$project.xml"
done
# How the shipped model fares on our own lines, by behaviour (Judging/NetTests.cs).
sed -n '/^behaviour /,/<\/system-out>/{s/<\/system-out>.*//;p}' "$reports/Functional.xml"
if [ -f src/Web/package.json ]; then
  suite Web npm --prefix src/Web run --silent test -- --reporter=default --reporter=junit --outputFile.junit="$reports/Web.xml"
fi
if [ -f tests/Browser/package.json ]; then
  npm --prefix tests/Browser ci --no-audit --no-fund --silent || die "npm ci failed in tests/Browser."
  BROWSER_REPORT=$reports/Browser.xml suite Browser npm --prefix tests/Browser run --silent test
fi

if [ -f tests/Clients/package.json ]; then
  npm --prefix tests/Clients ci --no-audit --no-fund --silent || die "npm ci failed in tests/Clients."
  CLIENTS_REPORT=$reports/Clients.xml suite Clients npm --prefix tests/Clients run --silent test
fi

cat "$reports"/*.xml | awk -v broken="${#broken[@]}" '
  { cases += gsub(/<testcase[ >]/, "&"); bad += gsub(/<(failure|error)[ >\/]/, "&"); skipped += gsub(/<skipped[ >\/]/, "&") }
  END {
    if (broken > 0 && bad == 0) bad = broken      # a runner failed without a failed test in its report
    passed = cases - bad - skipped; if (passed < 0) passed = 0
    printf "%d passed, %d failed\n", passed, bad
    exit (bad > 0 || passed == 0)
  }'
