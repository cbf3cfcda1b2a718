namespace EcomCore.Forecasting;

/// <summary>Period by period: receive, serve, forecast, order.</summary>
internal static class StageRun
{
    public static OrderSimulation Simulate(double[] demand, OrderPolicy policy)
    {
        var (orders, netStock) = (new double[demand.Length], new double[demand.Length]);
        var usual = demand[0];
        var lead = policy.LeadTime;
        var (net, onOrder, forecast, sum) = (policy.SafetyStock, lead * usual, usual, policy.Window * usual);
        for (var t = 0; t < demand.Length; t++)
        {
            var arrived = t >= lead ? orders[t - lead] : usual;
            onOrder -= arrived;
            net += arrived - demand[t];
            if (policy.Window > 0)
            {
                sum += demand[t] - (t >= policy.Window ? demand[t - policy.Window] : usual);
                forecast = sum / policy.Window;
            }
            else
            {
                forecast += policy.Alpha * (demand[t] - forecast);
            }

            var gap = (lead * forecast) + policy.SafetyStock - forecast - (net + onOrder);
            var order = forecast + (policy.Reaction * gap);
            orders[t] = policy.MayReturn ? order : Math.Max(0, order);
            onOrder += orders[t];
            netStock[t] = net;
        }

        return new OrderSimulation(demand, orders, netStock, policy.WarmUp);
    }
}
