namespace EcomCore.Inventory.Tests;

/// <summary>One unit at a time along the cheapest path, found by looking at every arc again and again. Slow and obvious.</summary>
internal static class NaiveTransportation
{
    private const long Far = long.MaxValue / 4;

    public static (long Sent, long Cost) Solve(long[] supply, long[] demand, long[] costs)
    {
        var (m, n) = (supply.Length, demand.Length);
        var (left, open, flow) = ((long[])supply.Clone(), (long[])demand.Clone(), new long[m * n]);
        var sent = 0L;
        while (CheapestPath(left, open, flow, costs, out var path))
        {
            foreach (var (i, j, sign) in path)
            {
                flow[(i * n) + j] += sign;
            }

            left[path[^1].Warehouse]--;
            open[path[0].Destination]--;
            sent++;
        }

        return (sent, flow.Zip(costs).Sum(p => p.First == 0 ? 0 : p.First * p.Second));
    }

    private static bool CheapestPath(
        long[] left, long[] open, long[] flow, long[] costs, out List<(int Warehouse, int Destination, int Sign)> path)
    {
        var (m, n) = (left.Length, open.Length);
        var distance = left.Select(units => units > 0 ? 0 : Far).Concat(Enumerable.Repeat(Far, n)).ToArray();
        var before = new int[m + n];
        before.AsSpan().Fill(-1);
        for (var changed = true; changed;)
        {
            changed = false;
            for (var at = 0; at < m * n; at++)
            {
                var (i, j, cost) = (at / n, m + (at % n), costs[at]);
                if (cost != TransportationSolver.NoLane && distance[i] < Far / 2 && distance[i] + cost < distance[j])
                {
                    (distance[j], before[j], changed) = (distance[i] + cost, i, true);
                }

                if (flow[at] > 0 && distance[j] < Far / 2 && distance[j] - cost < distance[i])
                {
                    (distance[i], before[i], changed) = (distance[j] - cost, j, true);
                }
            }
        }

        path = [];
        var end = Enumerable.Range(m, n).Where(j => open[j - m] > 0 && distance[j] < Far / 2).OrderBy(j => distance[j]).FirstOrDefault(-1);
        for (var node = end; node >= 0 && before[node] >= 0; node = before[node])
        {
            path.Add(node >= m ? (before[node], node - m, 1) : (node, before[node] - m, -1));
        }

        return end >= 0;
    }
}
