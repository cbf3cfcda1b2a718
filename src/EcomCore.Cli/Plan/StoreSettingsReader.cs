using System.Globalization;
using EcomCore.Budgeting;
using EcomCore.Cli.Tables;
using EcomCore.Inventory;
using NodaTime;

namespace EcomCore.Cli.Plan;

/// <summary>Reads <c>store.json</c>, strictly: every fault becomes a complaint with its path.</summary>
internal static class StoreSettingsReader
{
    private const int LongestHorizon = 53;
    private const double LongestLeadTime = 365;
    private const double MaxMoney = 1e15;
    private const long MaxTrialLot = 1_000_000_000;

    private static readonly string[] Stages = ["mature", "growing", "new"];

    public static StoreSettings? Read(string path, Complaints complaints)
    {
        if (TextFile.Read(path, complaints) is not { } text)
        {
            return null;
        }

        var faults = new List<JsonFault>();
        var settings = JsonForm.Read(text, faults) is { } form ? From(form) : null;
        foreach (var fault in faults)
        {
            complaints.Add(path, fault.ToString());
        }

        return faults.Count == 0 ? settings : null;
    }

    private static StoreSettings From(JsonForm form)
    {
        var settings = new StoreSettings(
            form.Text("name") ?? string.Empty,
            Currency(form),
            Zone(form),
            AsOf(form),
            (int)(form.Whole("horizon", 1, LongestHorizon) ?? 1),
            [.. form.Objects("channels").Select(Channel)],
            form.Number("lead_time_days", 0, LongestLeadTime, required: false) ?? StoreSettings.DefaultLeadTimeDays,
            form.Number("service_level", 0.5, 0.9999, required: false) ?? StoreSettings.DefaultServiceLevel,
            new TrialLotRule(form.Whole("trial_lot_units", 0, MaxTrialLot, required: false) ?? TrialLotRule.DefaultUnits),
            (decimal?)form.Number("budget", 0, MaxMoney, required: false));
        form.Close();
        CheckChannels(form, settings.Channels);
        return settings;
    }

    private static StoreChannel Channel(JsonForm form)
    {
        var id = form.Text("id") ?? string.Empty;
        var channel = new StoreChannel(
            id,
            form.Text("code") ?? string.Empty,
            form.Text("name") ?? id,
            StageOf(form.OneOf("stage", Stages)),
            (decimal)(form.Number("commission_rate", 0, 1) ?? 0),
            (decimal)(form.Number("logistics_cost_per_unit", 0, MaxMoney) ?? 0));
        if (id.Length == 0 && form.Has("id"))
        {
            form.Fault("id", "expected a text, found nothing");
        }

        form.Close();
        return channel;
    }

    private static void CheckChannels(JsonForm form, IReadOnlyList<StoreChannel> channels)
    {
        if (channels.Count == 0 && form.Has("channels"))
        {
            form.Fault("channels", "expected at least one channel");
        }

        foreach (var twice in channels.GroupBy(channel => channel.Id, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            form.Fault("channels", $"the id '{twice.Key}' appears twice");
        }
    }

    private static ChannelStage StageOf(string? text) => text switch
    {
        "growing" => ChannelStage.Growing,
        "new" => ChannelStage.New,
        _ => ChannelStage.Mature,
    };

    private static string Currency(JsonForm form)
    {
        var code = form.Text("currency");
        if (code is not null && (code.Length != 3 || !code.All(char.IsAsciiLetterUpper)))
        {
            form.Fault("currency", string.Create(CultureInfo.InvariantCulture, $"expected three capital letters such as CNY, found '{code}'"));
        }

        return code ?? string.Empty;
    }

    private static DateTimeZone Zone(JsonForm form)
    {
        if (form.Text("zone") is not { } id)
        {
            return DateTimeZone.Utc;
        }

        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) is { } zone)
        {
            return zone;
        }

        form.Fault("zone", $"unknown time zone '{id}'");
        return DateTimeZone.Utc;
    }

    private static LocalDate AsOf(JsonForm form)
    {
        if (form.Text("as_of") is not { } text)
        {
            return default;
        }

        if (!IsoTime.TryParseDate(text, out var date))
        {
            form.Fault("as_of", $"expected a date such as 2025-04-01, found '{text}'");
        }

        return date;
    }
}
