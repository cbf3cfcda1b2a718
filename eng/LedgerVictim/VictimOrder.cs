using EcomCore.Inventory;
using NodaTime;

namespace LedgerVictim;

/// <summary>The order of a number: its items, its units, and whether it is shipped, given back or left open.</summary>
public readonly record struct VictimOrder(int Number)
{
    public const int Skus = 20;
    public const long UnitsPerSku = 100_000_000;

    private static readonly Instant Start = Instant.FromUtc(2026, 1, 1, 0, 0);

    public static LedgerOptions Options => new() { RememberedCommands = 20_000, RememberedOrders = 20_000 };

    public string Id => FormattableString.Invariant($"o{Number}");

    public long Units => 1 + (Number % 3);

    public bool IsShipped => Number % 4 == 1;

    public bool IsReleased => Number % 4 is 2 or 3;

    public IReadOnlyList<LedgerLine> Lines => Number % 5 == 0
        ? [(SkuOf(Number), Units), (SkuOf(Number + 7), Units)]
        : [(SkuOf(Number), Units)];

    public IEnumerable<LedgerCommand> Commands
    {
        get
        {
            var at = Start + Duration.FromMilliseconds(Number);
            yield return LedgerCommand.Reserve(new("r" + Id), Id, Lines, null, at);
            if (IsShipped)
            {
                yield return LedgerCommand.Confirm(new("c" + Id), Id, at);
            }
            else if (IsReleased)
            {
                yield return LedgerCommand.Release(new("f" + Id), Id, at);
            }
        }
    }

    public static string SkuOf(int number) => FormattableString.Invariant($"S{number % Skus}");

    public static LedgerCommand Stock(int sku) => LedgerCommand.Receive(new(FormattableString.Invariant($"s{sku}")), SkuOf(sku), UnitsPerSku, Start);
}
