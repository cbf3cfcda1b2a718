namespace EcomCore.Segmentation;

/// <summary>The plan that comes with the package.</summary>
internal static class BuiltInPlan
{
    private static readonly ActionStep[] HighValue =
    [
        new("vip-service", "a contact of their own", 30), new("feedback", "ask what to improve", 60), new("early-trial", "new products first", 60),
    ];

    private static readonly ActionStep[] Dormant =
    [
        new("coupon", "100 minus 20", 14, "80 minus 15", 0.05), new("one-to-one-service", "a message by a person", 14), new("call", "a phone call", 30),
    ];

    private static readonly ActionStep[] Develop = [new("second-purchase-offer", "matching products", 21), new("coupon", "80 minus 15", 21)];

    private static readonly ActionStep[] Welcome = [new("welcome", "how to use the product", 14), new("second-purchase-offer", "matching products", 21)];

    public static ActionPlan Create()
    {
        var steps = new List<KeyValuePair<string, IReadOnlyList<ActionStep>>>();
        Add(HighValue, "Champions", "Loyal", "Important value", "Important keep");
        Add(Welcome, "New Customers", "Promising", nameof(LifecycleStage.New));
        Add(Develop, "Potential Loyalist", "Need Attention", "Important develop", "General value", "General develop", "General keep", nameof(LifecycleStage.Active));
        Add(
            Dormant,
            "About To Sleep",
            "At Risk",
            "Can't Lose Them",
            "Hibernating",
            "Important win back",
            "General win back",
            nameof(LifecycleStage.AtRisk),
            nameof(LifecycleStage.Dormant));
        return ActionPlan.Of("default", steps);

        void Add(ActionStep[] plan, params string[] segments)
        {
            foreach (var segment in segments)
            {
                steps.Add(new KeyValuePair<string, IReadOnlyList<ActionStep>>(segment, plan));
            }
        }
    }
}
