using EcomCore.Inventory;

namespace EcomCore.Cli.Tables;

/// <summary>Reads <c>sku,channel,demand</c> and the optional columns of a channel's limits, in columns as the file has its rows.</summary>
internal sealed class DemandTable
{
    /// <summary>The channel's name in rows of stock that no channel got.</summary>
    public const string Unallocated = "*";

    private const int Sku = 0;
    private const int Channel = 1;
    private const int DemandColumn = 2;
    private const int Floor = 3;
    private const int Cap = 4;
    private const int Weight = 5;
    private const int Tier = 6;
    private const int Lot = 7;
    private const int Margin = 8;
    private const int StdDev = 9;

    private readonly bool _needsMargin;
    private readonly bool _needsStdDev;

    private DemandTable(AllocationPolicy policy)
    {
        _needsMargin = policy.Method == AllocationMethod.ExpectedProfit;
        _needsStdDev = _needsMargin && policy.DemandModel != DemandModel.Poisson;
    }

    public TextPool Channels { get; } = new();

    /// <summary>Gets the number of each row's item in the stock's list.</summary>
    public List<int> Items { get; } = [];

    /// <summary>Gets the number of each row's channel in <see cref="Channels"/>.</summary>
    public List<int> ChannelNumbers { get; } = [];

    public List<double> Demand { get; } = [];

    public List<long> Floors { get; } = [];

    public List<long> Caps { get; } = [];

    public List<double> Weights { get; } = [];

    public List<int> Tiers { get; } = [];

    public List<long> Lots { get; } = [];

    public List<double> Margins { get; } = [];

    public List<double> Deviations { get; } = [];

    /// <summary>
    /// Reads the file; null when it cannot be opened. Rows with faults are complaints and left out. Columns that the policy decides by must be there, and filled.
    /// </summary>
    public static DemandTable? Read(string path, AvailableTable stock, AllocationPolicy policy, Complaints complaints, Action<long> progress)
    {
        using var table = CsvTable.Open(
            path, ["sku", "channel", "demand"], ["floor", "cap", "weight", "tier", "lot", "margin", "stddev"], NodaTime.DateTimeZone.Utc, complaints);
        if (table is null)
        {
            return null;
        }

        var rows = new DemandTable(policy);
        MustHave(Margin, "margin", rows._needsMargin, table, path, complaints);
        MustHave(StdDev, "stddev", rows._needsStdDev, table, path, complaints);
        var met = new HashSet<(int Item, int Channel)>();
        while (table.Read())
        {
            progress(table.Line);
            rows.AddRow(table, stock, met);
        }

        return rows;
    }

    /// <summary>The channels that some rows ask for, in the form that says why.</summary>
    public ChannelDemand[] ChannelsOf(ReadOnlySpan<int> rows)
    {
        var channels = new ChannelDemand[rows.Length];
        for (var i = 0; i < channels.Length; i++)
        {
            var row = rows[i];
            channels[i] = new ChannelDemand(
                Channels.Texts[ChannelNumbers[row]], Demand[row], Weights[row], Floors[row], Caps[row], Lots[row], Tiers[row])
            {
                Margin = Margins[row],
                StdDev = Deviations[row],
            };
        }

        return channels;
    }

    private static void MustHave(int column, string name, bool isNeeded, CsvTable table, string path, Complaints complaints)
    {
        if (isNeeded && !table.Has(column))
        {
            complaints.Add(path, 1, name, "the column is missing; the method expected-profit divides by it");
        }
    }

    private void AddRow(CsvTable table, AvailableTable stock, HashSet<(int Item, int Channel)> met)
    {
        if (TryPlace(table, stock, met, out var item, out var channel)
            & TryLimits(table, out var demand, out var weight, out var limits)
            & TryMoney(table, out var margin, out var deviation))
        {
            Items.Add(item);
            ChannelNumbers.Add(channel);
            Demand.Add(demand);
            Weights.Add(weight);
            Floors.Add(limits.Floor);
            Caps.Add(limits.Cap);
            Lots.Add(limits.Lot);
            Tiers.Add((int)limits.Tier);
            Margins.Add(margin);
            Deviations.Add(deviation);
        }
    }

    private bool TryPlace(CsvTable table, AvailableTable stock, HashSet<(int Item, int Channel)> met, out int item, out int channel)
    {
        channel = 0;
        item = stock.Skus.NumberOf(table.Span(Sku));
        if (item >= stock.Units.Count)
        {
            return table.Refuse(Sku, "expected an item of the stock file", table.Span(Sku));
        }

        var name = table.Span(Channel);
        if (name.IsWhiteSpace())
        {
            return table.Refuse(Channel, "expected a name, found nothing");
        }

        if (name.SequenceEqual(Unallocated))
        {
            return table.Refuse(Channel, $"expected a name other than {Unallocated}, which stands for unallocated stock", name);
        }

        if (name.Trim().Length < name.Length)
        {
            return table.Refuse(Channel, "expected a name without spaces around it", name);
        }

        channel = Channels.NumberOf(name);
        return met.Add((item, channel)) || table.Refuse(Channel, "the item has a row for this channel already", name);
    }

    private static bool TryLimits(
        CsvTable table, out double demand, out double weight, out (long Floor, long Cap, long Lot, long Tier) limits)
    {
        weight = 1;
        limits = (0, long.MaxValue, 1, 0);
        var read = table.TryNumber(DemandColumn, out demand, 0)
            & (table.IsEmpty(Floor) || table.TryWhole(Floor, out limits.Floor, 0))
            & (table.IsEmpty(Cap) || table.TryWhole(Cap, out limits.Cap, 0))
            & (table.IsEmpty(Weight) || table.TryNumber(Weight, out weight, 0))
            & (table.IsEmpty(Tier) || table.TryWhole(Tier, out limits.Tier, int.MinValue, int.MaxValue))
            & (table.IsEmpty(Lot) || table.TryWhole(Lot, out limits.Lot, 1));
        if (!read)
        {
            return false;
        }

        if (limits.Floor > limits.Cap)
        {
            return table.Refuse(Floor, FormattableString.Invariant($"expected at most the cap {limits.Cap}"), table.Span(Floor));
        }

        return double.IsFinite(demand * weight)
            || table.Refuse(Weight, "expected a weight whose product with the demand is below 1.8E308", table.Span(Weight));
    }

    private bool TryMoney(CsvTable table, out double margin, out double deviation)
    {
        margin = 1;
        deviation = 0;
        return (MayBeEmpty(table, Margin, _needsMargin) || table.TryNumber(Margin, out margin, 0))
            & (MayBeEmpty(table, StdDev, _needsStdDev) || table.TryNumber(StdDev, out deviation, 0));
    }

    private static bool MayBeEmpty(CsvTable table, int column, bool isNeeded) => table.IsEmpty(column) && !(isNeeded && table.Has(column));
}
