using NodaTime;

namespace EcomCore.Segmentation;

/// <summary>Days as whole numbers, counted from 1970-01-01.</summary>
internal static class Days
{
    private static readonly LocalDate Epoch = new(1970, 1, 1);

    public static LocalDate Iso(LocalDate date) => date.Calendar == CalendarSystem.Iso ? date : date.WithCalendar(CalendarSystem.Iso);

    public static int NumberOf(LocalDate date) => Period.DaysBetween(Epoch, date);

    public static LocalDate DateOf(int number) => Epoch.PlusDays(number);
}
