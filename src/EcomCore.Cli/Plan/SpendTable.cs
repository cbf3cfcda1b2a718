using System.Globalization;
using EcomCore.Cli.Tables;
using NodaTime;

namespace EcomCore.Cli.Plan;

/// <summary>Reads a store's <c>spend.csv</c>.</summary>
internal static class SpendTable
{
    private const int Week = 0;
    private const int Channel = 1;
    private const int Spend = 2;
    private const int Revenue = 3;

    /// <summary>The last quarter's spend; null without a path or when the file cannot be read.</summary>
    public static SpendBook? Read(string? path, StoreSettings settings, Complaints complaints)
    {
        using var table = path is null ? null : CsvTable.Open(path, ["week", "channel", "spend", "revenue"], [], settings.Zone, complaints);
        if (table is null)
        {
            return null;
        }

        var places = Enumerable.Range(0, settings.Channels.Count).ToDictionary(i => settings.Channels[i].Id, i => i, StringComparer.Ordinal);
        var spend = new decimal[settings.Channels.Count];
        var revenue = new decimal[settings.Channels.Count];
        var weeks = new HashSet<LocalDate>();
        var lines = new Dictionary<(LocalDate Week, int Channel), long>();
        var later = 0L;
        while (table.Read())
        {
            var known = places.TryGetValue(table.Text(Channel), out var channel)
                || table.Refuse(Channel, "expected a channel of store.json", table.Span(Channel));
            if (!(known & table.TryDate(Week, out var week) & table.TryMoney(Spend, out var money, 0) & table.TryMoney(Revenue, out var earned)))
            {
                continue;
            }

            if (!lines.TryAdd((week, channel), table.Line))
            {
                table.Refuse(Channel, string.Create(CultureInfo.InvariantCulture, $"the week's spend on this channel stands in line {lines[(week, channel)]} already"));
                continue;
            }

            later += week > settings.AsOf ? 1 : 0;
            if (week <= settings.AsOf && WeeklyUnits.WeeksAgo(week, settings.AsOf) < SalesBook.RecentWeeks)
            {
                weeks.Add(week);
                spend[channel] += money;
                revenue[channel] += earned;
            }
        }

        return new SpendBook(spend, revenue, weeks.Count, later);
    }
}
