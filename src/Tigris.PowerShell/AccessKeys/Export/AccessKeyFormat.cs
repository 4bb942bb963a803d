namespace Tigris;

/// <summary>Who is to read the file that an access key is written to.</summary>
public enum AccessKeyFormat
{
    /// <summary>The AWS command line and SDKs, and all that reads their profiles: a section of the file of credentials.</summary>
    AwsProfile,

    /// <summary>An application that takes its settings from environment variables: a .env file.</summary>
    DotEnv,

    /// <summary>rclone: a remote of its configuration.</summary>
    Rclone,

    /// <summary>Terraform: a variable definitions file (.tfvars) with one map.</summary>
    Terraform,

    /// <summary>A script: an array of objects.</summary>
    Json,
}
