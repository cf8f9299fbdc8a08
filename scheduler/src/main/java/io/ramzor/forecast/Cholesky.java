package io.ramzor.forecast;

/** The lower triangular root of a symmetric positive definite matrix, and what follows from it. */
final class Cholesky {
    private static final double LEAST = 1e-12;

    private final double[][] root;

    /** A diagonal that rounding has brought to 0 or below counts as {@value #LEAST}. */
    Cholesky(double[][] matrix) {
        int n = matrix.length;
        root = new double[n][];
        for (int i = 0; i < n; i++) {
            root[i] = new double[i + 1];
            for (int j = 0; j <= i; j++) {
                double left = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    left -= root[i][k] * root[j][k];
                }
                root[i][j] = i == j ? Math.sqrt(Math.max(LEAST, left)) : left / root[j][j];
            }
        }
    }

    /** Solves root x = b. */
    double[] forward(double[] b) {
        double[] x = b.clone();
        for (int i = 0; i < x.length; i++) {
            for (int k = 0; k < i; k++) {
                x[i] -= root[i][k] * x[k];
            }
            x[i] /= root[i][i];
        }
        return x;
    }

    /** Solves matrix x = b. */
    double[] solve(double[] b) {
        double[] x = forward(b);
        for (int i = x.length - 1; i >= 0; i--) {
            for (int k = i + 1; k < x.length; k++) {
                x[i] -= root[k][i] * x[k];
            }
            x[i] /= root[i][i];
        }
        return x;
    }

    /** Logarithm of the matrix's determinant. */
    double logDeterminant() {
        double sum = 0;
        for (int i = 0; i < root.length; i++) {
            sum += 2 * Math.log(root[i][i]);
        }
        return sum;
    }

    static double dot(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
