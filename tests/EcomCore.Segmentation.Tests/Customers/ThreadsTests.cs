namespace EcomCore.Segmentation.Tests;

public sealed class ThreadsTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(0, 4)]
    [InlineData(1, 4)]
    [InlineData(7, 1)]
    [InlineData(7, 3)]
    [InlineData(1000, 2)]
    [InlineData(65, 64)]
    public void Every_piece_is_done_once(int pieces, int threads)
    {
        var done = new int[pieces];
        Threads.For(pieces, threads, piece => Interlocked.Increment(ref done[piece]));
        Assert.All(done, times => Assert.Equal(1, times));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void The_failure_of_the_first_piece_is_told_and_all_pieces_before_it_are_done(int threads)
    {
        var done = new int[200];
        for (var round = 0; round < 50; round++)
        {
            Array.Clear(done);
            var failure = Assert.Throws<InvalidOperationException>(() => Threads.For(done.Length, threads, piece =>
            {
                Interlocked.Increment(ref done[piece]);
                if (piece is 70 or 71 or 150 or 199)
                {
                    throw new InvalidOperationException($"piece {piece}");
                }
            }));
            Assert.Equal("piece 70", failure.Message);
            Assert.All(done.Take(71), times => Assert.Equal(1, times));
            Assert.All(done, times => Assert.InRange(times, 0, 1));
        }
    }

    [Fact]
    public void A_later_piece_that_fails_earlier_is_not_told()
    {
        using var laterFails = new ManualResetEventSlim();
        var failure = Assert.Throws<InvalidOperationException>(() => Threads.For(2, threads: 2, piece =>
        {
            if (piece == 1)
            {
                laterFails.Set();
                throw new InvalidOperationException("later");
            }

            // Where the pool has no thread to give, the later piece comes later and there is nothing to wait for.
            if (laterFails.Wait(TimeSpan.FromSeconds(2)))
            {
                Thread.Sleep(20);
            }

            throw new InvalidOperationException("earlier");
        }));
        Assert.Equal("earlier", failure.Message);
    }

    [Fact]
    public void Work_within_work_ends_also_where_the_pool_is_busy()
    {
        var sum = 0;
        Threads.For(40, 40, _ => Threads.For(10, 8, piece => Interlocked.Add(ref sum, piece)));
        Assert.Equal(40 * 45, sum);
    }
}
