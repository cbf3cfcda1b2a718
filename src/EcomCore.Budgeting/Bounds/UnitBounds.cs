using System.Globalization;

namespace EcomCore.Budgeting;

/// <summary>Floors and caps of channels in whole smallest units: floors rounded up, caps down, so that whole amounts keep both.</summary>
internal sealed class UnitBounds
{
    public UnitBounds(long total, Currency currency, IReadOnlyList<ChannelBound> channels)
    {
        Floors = new long[channels.Count];
        Caps = new long[channels.Count];
        var clashes = new List<BudgetClash>();
        var floors = 0m;
        decimal? caps = 0m;
        for (var i = 0; i < channels.Count; i++)
        {
            var channel = channels[i];
            Floors[i] = WholeUnits.Ceiling(channel.Floor, currency, "Floor");
            Caps[i] = channel.Cap is { } cap ? WholeUnits.Floor(Math.Min(cap, WholeUnits.MaxAmount(currency)), currency, "Cap") : long.MaxValue;
            floors += Floors[i];
            caps = channel.Cap is null ? null : caps + Caps[i];
            if (Floors[i] > Caps[i])
            {
                clashes.Add(new BudgetClash(BudgetClashKind.FloorAboveCap, [channel.Id], string.Format(
                    CultureInfo.InvariantCulture, "{0}: the floor {1} is above the cap {2}.", channel.Id, channel.Floor, channel.Cap)));
            }
        }

        SmallestFeasibleTotal = ToAmount(floors, currency);
        LargestUsableTotal = caps is { } sum ? ToAmount(sum, currency) : null;
        if (floors > total)
        {
            clashes.Add(new BudgetClash(
                BudgetClashKind.FloorsAboveTotal,
                [.. channels.Where(channel => channel.Floor > 0m).Select(channel => channel.Id)],
                string.Format(
                    CultureInfo.InvariantCulture, "The floors add up to {0}, above the total {1}.", SmallestFeasibleTotal, WholeUnits.ToAmount(total, currency))));
        }

        Clashes = clashes;
        Usable = caps is null || caps > total ? total : (long)caps;
    }

    public long[] Floors { get; }

    /// <summary>Gets the caps; <see cref="long.MaxValue"/> where there is none.</summary>
    public long[] Caps { get; }

    public IReadOnlyList<BudgetClash> Clashes { get; }

    /// <summary>Gets the part of the total that the caps can hold.</summary>
    public long Usable { get; }

    public decimal SmallestFeasibleTotal { get; }

    public decimal? LargestUsableTotal { get; }

    private static decimal ToAmount(decimal units, Currency currency) => units * currency.SmallestUnit;
}
