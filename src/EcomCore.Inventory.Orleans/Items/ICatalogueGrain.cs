namespace EcomCore.Inventory.Orleans;

/// <summary>What the database knows of all items together; on any silo.</summary>
internal interface ICatalogueGrain : IGrainWithIntegerKey
{
    /// <summary>Up to 1,000 keys of items and pools after one, in order.</summary>
    Task<List<string>> KeysAfter(string key);

    /// <summary>The items that are split, and into how many pools.</summary>
    Task<Dictionary<string, int>> Splits();

    /// <summary>The latest time that any item was brought, ticks since 1970; null before the first command.</summary>
    Task<long?> LatestClock();
}
