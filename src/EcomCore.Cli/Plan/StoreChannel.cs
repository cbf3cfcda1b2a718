using EcomCore.Budgeting;

namespace EcomCore.Cli.Plan;

/// <summary>A sales channel of the store, as <c>store.json</c> describes it.</summary>
/// <param name="Id">What the channel column of the store's tables says.</param>
/// <param name="Code">Platform code in product codes.</param>
/// <param name="Name">Name for readers.</param>
/// <param name="Stage">How far the channel has come.</param>
/// <param name="CommissionRate">Share of the revenue that the platform keeps, 0 to 1.</param>
/// <param name="LogisticsCostPerUnit">Money per unit sold, in the store's currency.</param>
internal sealed record StoreChannel(
    string Id, string Code, string Name, ChannelStage Stage, decimal CommissionRate, decimal LogisticsCostPerUnit);
