using EcomCore.Forecasting;
using NodaTime;

namespace EcomCore.Cli.Plan;

/// <summary>Which peaks a store has: the Chinese ones where it sells in yuan, else Black Friday and Christmas.</summary>
internal static class StoreCalendar
{
    private static readonly RetailCalendar Western = RetailCalendar.Of(
        RetailEvent.OnWeekday("Black Friday", month: 11, IsoDayOfWeek.Thursday, nth: 4, offsetDays: 1, before: 4, after: 3),
        RetailEvent.Fixed("Christmas", month: 12, day: 25, before: 21, after: 7));

    public static RetailCalendar Of(StoreSettings settings) => settings.Currency == "CNY" ? RetailCalendar.China : Western;
}
