namespace EcomCore.Inventory.Orleans;

/// <summary>What is known of an order beyond what its items know; stored with the order's row.</summary>
[GenerateSerializer]
internal sealed class OrderRecord
{
    // What is older is forgotten; a command sent again later is decided again, and each item still knows its own part.
    private const int MostAnswers = 64;

    /// <summary>Whether it was cancelled before it came.</summary>
    [Id(0)]
    public bool IsCancelled { get; set; }

    /// <summary>The command that is half done; null when none is.</summary>
    [Id(1)]
    public Saga? Saga { get; set; }

    /// <summary>Answers to commands of the whole order, oldest first.</summary>
    [Id(2)]
    public List<RememberedAnswer> Answers { get; set; } = [];

    /// <summary>The items of its last reservation, where there are others from before; empty where all of them are.</summary>
    [Id(3)]
    public List<string> Current { get; set; } = [];

    /// <summary>Whether its reservations were all refused: what its items know of them counts for nothing.</summary>
    [Id(4)]
    public bool HoldsNothing { get; set; }

    /// <summary>How often a command was undone because it took too long; it may be sent again.</summary>
    [Id(5)]
    public int GivenUp { get; set; }

    public bool TryRepeat(in LedgerCommand command, out LedgerAnswer answer)
    {
        var id = command.Id.Text;
        if (Answers.Find(known => known.Id == id) is not { } first)
        {
            answer = default;
            return false;
        }

        answer = first.Fingerprint == command.Fingerprint() ? first.Answer.Again() : LedgerAnswer.Invalid(LedgerReason.CommandIdReused);
        return true;
    }

    public void Remember(in LedgerCommand command, LedgerAnswer answer)
    {
        if (Answers.Count == MostAnswers)
        {
            Answers.RemoveAt(0);
        }

        Answers.Add(new RememberedAnswer(command.Id.Text, command.Fingerprint(), answer));
    }
}
