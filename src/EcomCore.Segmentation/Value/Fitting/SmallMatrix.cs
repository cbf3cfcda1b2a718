namespace EcomCore.Segmentation;

/// <summary>The few operations on the few parameters of a model.</summary>
internal static class SmallMatrix
{
    public static double[][] Identity(int size)
    {
        var matrix = new double[size][];
        for (var i = 0; i < size; i++)
        {
            matrix[i] = new double[size];
            matrix[i][i] = 1;
        }

        return matrix;
    }

    public static double Dot(double[] left, double[] right)
    {
        double sum = 0;
        for (var i = 0; i < left.Length; i++)
        {
            sum += left[i] * right[i];
        }

        return sum;
    }

    public static double[] Minus(double[] left, double[] right)
    {
        var difference = new double[left.Length];
        for (var i = 0; i < left.Length; i++)
        {
            difference[i] = left[i] - right[i];
        }

        return difference;
    }

    public static double[] Times(double[][] matrix, double[] vector) => Array.ConvertAll(matrix, row => Dot(row, vector));

    public static void Scale(double[] vector, double factor)
    {
        for (var i = 0; i < vector.Length; i++)
        {
            vector[i] *= factor;
        }
    }

    public static void Scale(double[][] matrix, double factor)
    {
        foreach (var row in matrix)
        {
            Scale(row, factor);
        }
    }

    public static double[][] Symmetric(double[][] matrix)
    {
        for (var i = 0; i < matrix.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                matrix[i][j] = matrix[j][i] = (matrix[i][j] + matrix[j][i]) / 2;
            }
        }

        return matrix;
    }

    /// <summary>The inverse of a symmetric matrix by Cholesky's decomposition; null when it is not positive definite.</summary>
    public static double[][]? Inverse(double[][] matrix)
    {
        var size = matrix.Length;
        if (Cholesky(matrix) is not { } lower)
        {
            return null;
        }

        var inverse = Identity(size);
        for (var column = 0; column < size; column++)
        {
            // Solves L z = e, then L' x = z.
            var x = new double[size];
            for (var i = 0; i < size; i++)
            {
                var sum = i == column ? 1.0 : 0.0;
                for (var k = 0; k < i; k++)
                {
                    sum -= lower[i][k] * x[k];
                }

                x[i] = sum / lower[i][i];
            }

            for (var i = size - 1; i >= 0; i--)
            {
                for (var k = i + 1; k < size; k++)
                {
                    x[i] -= lower[k][i] * x[k];
                }

                x[i] /= lower[i][i];
                inverse[i][column] = x[i];
            }
        }

        return inverse;
    }

    private static double[][]? Cholesky(double[][] matrix)
    {
        var lower = Identity(matrix.Length);
        for (var i = 0; i < matrix.Length; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = matrix[i][j];
                for (var k = 0; k < j; k++)
                {
                    sum -= lower[i][k] * lower[j][k];
                }

                if (i == j && !(sum > 1e-12 * Math.Abs(matrix[i][i])))
                {
                    return null;
                }

                lower[i][j] = i == j ? Math.Sqrt(sum) : sum / lower[j][j];
            }
        }

        return lower;
    }
}
