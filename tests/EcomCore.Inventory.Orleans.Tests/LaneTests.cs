namespace EcomCore.Inventory.Orleans.Tests;

public sealed class LaneTests
{
    [Fact]
    public async Task What_comes_while_a_round_trip_is_under_way_shares_the_next()
    {
        var (sizes, first) = (new List<int>(), new TaskCompletionSource());
        var lane = new Lane<int, int>(1, 1_000, async items =>
        {
            sizes.Add(items.Count);
            await (sizes.Count == 1 ? first.Task : Task.CompletedTask);
            return [.. items.Select(item => item * 2)];
        });
        var answers = new List<Task<int>> { lane.Add(0) };
        SpinWait.SpinUntil(() => sizes.Count == 1);
        answers.AddRange(Enumerable.Range(1, 50).Select(lane.Add));
        first.SetResult();

        Assert.Equal(Enumerable.Range(0, 51).Select(i => i * 2), await Task.WhenAll(answers));
        Assert.Equal([1, 50], sizes);
    }

    [Fact]
    public async Task A_failure_is_told_to_all_that_shared_it_and_the_lane_goes_on()
    {
        var lane = new Lane<int, int>(2, 10, items => items.Contains(13) ? throw new InvalidOperationException("13") : Task.FromResult(items.ToArray()));

        await Assert.ThrowsAsync<InvalidOperationException>(() => lane.Add(13));
        Assert.Equal(7, await lane.Add(7));
        Assert.Equal(Enumerable.Range(100, 95), await Task.WhenAll(Enumerable.Range(100, 95).Select(lane.Add)));
    }

    [Fact]
    public async Task Commands_of_one_order_go_one_after_the_other_and_those_of_another_beside_them()
    {
        var (locks, first, log) = (new KeyedLock(), new TaskCompletionSource<int>(), new List<string>());
        var a1 = locks.Run("a", () => first.Task);
        var a2 = locks.Run("a", () => Said("a2"));
        var b = await locks.Run("b", () => Said("b"));
        first.SetResult(1);
        await Task.WhenAll(a1, a2);

        Assert.Equal(["b", "a2"], log);

        Task<int> Said(string what)
        {
            log.Add(what);
            return Task.FromResult(0);
        }
    }
}
