using System.Runtime.Intrinsics;

namespace Streaming.Classifier;

/// <summary>What both models say of a text before calibration: one logit per <see cref="Head"/> each.</summary>
/// <param name="Linear">By the linear model.</param>
/// <param name="Network">By the network.</param>
public readonly record struct RawScores(Vector256<float> Linear, Vector256<float> Network);
