namespace EcomCore.Inventory.Orleans.Tests;

public sealed class ItemKeyTests
{
    [Fact]
    public void The_first_pool_has_the_items_own_name()
    {
        Assert.Equal("A", ItemKey.Of("A", 0));
        Assert.Equal(("A", 0), (ItemKey.SkuOf("A"), ItemKey.PoolOf("A")));
        Assert.Equal(("A", 12), (ItemKey.SkuOf(ItemKey.Of("A", 12)), ItemKey.PoolOf(ItemKey.Of("A", 12))));
    }

    [Fact]
    public void No_item_can_have_the_name_of_a_pool() =>
        Assert.Equal(LedgerReason.MalformedText, LedgerCommand.Receive(new("1"), ItemKey.Of("A", 1), 1, NodaTime.NodaConstants.UnixEpoch).Check());

    [Fact]
    public void Orders_are_spread_evenly_over_pools_and_coordinators()
    {
        var pools = Enumerable.Range(0, 80_000).GroupBy(i => ItemKey.PoolFor($"order-{i}", 8)).Select(pool => pool.Count()).ToList();

        Assert.Equal(8, pools.Count);
        Assert.All(pools, count => Assert.InRange(count, 9_500, 10_500));
        Assert.Equal(0, ItemKey.PoolFor("order-1", 1));
    }
}
