using NodaTime;

namespace EcomCore.Risk;

/// <summary>One post as a window counts it.</summary>
/// <param name="At">When it was written.</param>
/// <param name="PostId">Its name.</param>
/// <param name="Identity">Its author where authors are counted; events of one identity count once.</param>
/// <param name="Weight">How much it counts; 1 or more, and 1 where authors are counted.</param>
/// <param name="Platform">Where it was written.</param>
/// <param name="Reach">How many people it reached.</param>
internal readonly record struct WindowEvent(Instant At, string PostId, string Identity, int Weight, string Platform, long Reach)
{
    public static void Write(StateWriter writer, WindowEvent item)
    {
        writer.Write(item.At);
        writer.Write(item.PostId);
        writer.Write(item.Identity);
        writer.Write(item.Weight);
        writer.Write(item.Platform);
        writer.Write(item.Reach);
    }

    public static WindowEvent Read(StateReader reader) =>
        new(reader.At(), reader.Text(), reader.Text(), reader.Int(), reader.Text(), reader.Long());
}
