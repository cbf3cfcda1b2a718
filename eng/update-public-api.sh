#!/usr/bin/env bash
# Writes PublicAPI.Unshipped.txt of the named packages (all when none is named) from what the compiler reports.
# Usage: eng/update-public-api.sh [Sku Inventory ...]
set -euo pipefail
cd "$(dirname "$0")/.."
packages=("$@")
[ ${#packages[@]} -gt 0 ] || packages=(Sku Inventory Inventory.Sqlite Inventory.PostgreSql Inventory.Orleans Forecasting Segmentation Budgeting Risk)
for package in "${packages[@]}"; do
  folder="src/EcomCore.$package"
  file="$folder/PublicAPI.Unshipped.txt"
  printf '#nullable enable\n' > "$file"
  log=$(mktemp)
  if ! dotnet build "$folder" -c Release -f net10.0 --no-incremental -nologo -v q -consoleLoggerParameters:NoSummary \
    -p:TreatWarningsAsErrors=false -p:MSBuildTreatWarningsAsErrors=false > "$log"; then
    grep -E 'error' "$log" | sort -u | head -20; exit 1
  fi
  { grep -oE "warning RS0016: Symbol '.*' is not part of the declared public API" "$log" || true; } \
    | sed -E "s/^warning RS0016: Symbol '(.*)' is not part of the declared public API$/\1/" | LC_ALL=C sort -u >> "$file"
  rm -f "$log"
  echo "$package: $(($(wc -l < "$file") - 1)) public members"
done
