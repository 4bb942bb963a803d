Describe 'samples/Prove-Isolation.ps1' {
    BeforeAll {
        . "$PSScriptRoot/Paths.ps1"
        . "$PSScriptRoot/Emulator.ps1"
        Import-Module -Name $Manifest
        Import-S3Command
        $emulator = Open-Emulator -RealUsage
        $sample = "$Root/samples/Prove-Isolation.ps1"
    }

    AfterAll {
        if ($emulator) {
            Close-Emulator -Emulator $emulator
        }
    }

    It 'finds every promise kept, in repeated runs' {
        1..2 | ForEach-Object {
            $output = & $sample -S3Endpoint $emulator.S3Endpoint
            $promises = @($output | Where-Object { $_.PSObject.Properties['Kept'] })
            $promises | Should -HaveCount 26
            $promises | Where-Object { -not $_.Kept } | Should -BeNullOrEmpty
            @($output | Where-Object { $_ -is [Tigris.InvoiceLine] }).Count | Should -BeGreaterThan 0
        }
    }

    It 'names the broken promises and fails' {
        # A client that reports a write without writing.
        function Write-S3Object { }
        { & $sample -S3Endpoint $emulator.S3Endpoint } | Should -Throw 'Not as promised: acme reads its report*'
    }
}
