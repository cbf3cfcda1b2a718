using EcomCore.Cli.Tables;
using NodaTime;

namespace EcomCore.Cli.Plan;

/// <summary>The store's sales, added up line by line. Its memory grows with items and weeks, not with lines.</summary>
internal sealed class SalesBook
{
    /// <summary>The weeks that stand for today's business: a quarter.</summary>
    public const int RecentWeeks = 13;

    /// <summary>Ten years: older lines count as money and as sales ever, not in the weekly series.</summary>
    private const int LongestHistoryWeeks = 522;

    private readonly LocalDate _asOf;
    private readonly int _channels;
    private readonly List<ItemSales> _items = [];
    private readonly ChannelSales[] _byChannel;
    private LocalDate _firstDay = LocalDate.MaxIsoValue;

    public SalesBook(LocalDate asOf, int channels)
    {
        _asOf = asOf;
        _channels = channels;
        _byChannel = [.. Enumerable.Range(0, channels).Select(_ => new ChannelSales())];
    }

    /// <summary>Gets the items, in the order of their first line.</summary>
    public IReadOnlyList<ItemSales> Items => _items;

    /// <summary>Gets the channels, in the store's order.</summary>
    public IReadOnlyList<ChannelSales> Channels => _byChannel;

    /// <summary>Gets the units of the whole store by week.</summary>
    public WeeklyUnits Total { get; } = new();

    /// <summary>Gets how many lines were added.</summary>
    public long Lines { get; private set; }

    /// <summary>Gets how many whole weeks, back from the last day, the orders span.</summary>
    public int Weeks => Lines == 0 ? 0 : Math.Min(LongestHistoryWeeks, (Period.DaysBetween(_firstDay, _asOf) + 1) / 7);

    /// <summary>Gets the first day of a week, counted from the oldest whole one.</summary>
    public LocalDate FirstDayOf(int week, int weeks) => _asOf.PlusDays(1 - (7 * (weeks - week)));

    public ItemSales NewItem(string sku)
    {
        var item = new ItemSales(sku, _channels);
        _items.Add(item);
        return item;
    }

    /// <summary>Adds a line of the last day or before.</summary>
    /// <param name="line">The line.</param>
    /// <param name="item">The item it sold; null for postage, fees and codes that name no item: money, but no units.</param>
    public void Add(in SaleLine line, ItemSales? item)
    {
        var ago = WeeklyUnits.WeeksAgo(line.Date, _asOf);
        var recent = ago < RecentWeeks;
        var units = item is null || line.UnitPrice == 0 ? 0 : line.Quantity;
        Lines++;
        _firstDay = LocalDate.Min(_firstDay, line.Date);
        if (recent)
        {
            _byChannel[line.Channel].AddRecent(units, line.Amount);
        }

        if (units == 0)
        {
            return;
        }

        item!.EverByChannel[line.Channel] += units;
        if (ago >= LongestHistoryWeeks)
        {
            return;
        }

        item.Weekly.Add(ago, units);
        item.RecentByChannel[line.Channel] += recent ? units : 0;
        _byChannel[line.Channel].Weekly.Add(ago, units);
        Total.Add(ago, units);
    }
}
