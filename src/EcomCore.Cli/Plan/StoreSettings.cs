using EcomCore.Inventory;
using NodaTime;

namespace EcomCore.Cli.Plan;

/// <summary>What <c>store.json</c> says.</summary>
/// <param name="Name">Name of the store.</param>
/// <param name="Currency">ISO 4217 code.</param>
/// <param name="Zone">Time zone of the store's days.</param>
/// <param name="AsOf">Last day that is known, inclusive.</param>
/// <param name="Horizon">Weeks to plan ahead.</param>
/// <param name="Channels">The channels, in the file's order.</param>
/// <param name="LeadTimeDays">Days from order to arrival; the file may say, else <see cref="DefaultLeadTimeDays"/>.</param>
/// <param name="ServiceLevel">Chance of no shortage while waiting for goods; the file may say, else <see cref="DefaultServiceLevel"/>.</param>
/// <param name="TrialLot">The lot of an item new to a new channel; the file may say its most units, else the house rule.</param>
/// <param name="Budget">Money for marketing over the horizon; null when the file does not say.</param>
internal sealed record StoreSettings(
    string Name,
    string Currency,
    DateTimeZone Zone,
    LocalDate AsOf,
    int Horizon,
    IReadOnlyList<StoreChannel> Channels,
    double LeadTimeDays,
    double ServiceLevel,
    TrialLotRule TrialLot,
    decimal? Budget)
{
    /// <summary>Two weeks: a domestic supplier with stock.</summary>
    public const double DefaultLeadTimeDays = 14;

    /// <summary>The customary 95 % cycle service level.</summary>
    public const double DefaultServiceLevel = 0.95;
}
