BeforeDiscovery {
    . "$PSScriptRoot/Paths.ps1"
    $pages = Get-ChildItem -Path "$Root/docs/cmdlets", "$Root/docs/recipes" -Filter *.md | ForEach-Object { @{ Path = $_.FullName; Name = $_.BaseName } }
}

BeforeAll {
    . "$PSScriptRoot/Paths.ps1"
    . "$PSScriptRoot/Emulator.ps1"
    $emulator = Open-Emulator
    $state = [initialsessionstate]::CreateDefault2()
    $state.ImportPSModule(@($Manifest))
}

AfterAll {
    if ($emulator) {
        Close-Emulator -Emulator $emulator
    }
}

Describe 'The code on the page <Name>' -ForEach $pages {
    It 'runs from top to bottom in this PowerShell' {
        $null = Invoke-RestMethod -Method Post -Uri "$($emulator.Endpoint)/_emulator/reset"
        # The files that pages mention.
        Set-Content -LiteralPath "$TestDrive/tenants.csv" -Value 'OrganizationId,OrganizationName,BucketName', 'hooli,Hooli,hooli-data', 'stark,Stark,stark-data'
        $null = New-Item -ItemType Directory -Path "$TestDrive/policies" -Force
        Set-Content -LiteralPath "$TestDrive/policies/read.json" -Value (
            '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ["s3:GetObject"], "Resource": ["arn:aws:s3:::acme-reports/*"] }] }')
        $runspace = [runspacefactory]::CreateRunspace($state)
        $runspace.Open()
        try {
            $runspace.SessionStateProxy.Path.SetLocation($TestDrive) | Out-Null
            # Pages mention files in the home folder of the user, which a test must not change.
            $null = New-Item -ItemType Directory -Path "$TestDrive/.aws" -Force
            $runspace.SessionStateProxy.Provider.GetOne('FileSystem').Home = "$TestDrive"
            $prepare = @'
                Connect-Tigris -FromEnvironment -UserId admin -UserRole Admin -S3Endpoint S3_ENDPOINT
                # No user answers prompts.
                function Read-Host { [Net.NetworkCredential]::new('', $env:TIGRIS_SIGNING_KEY).SecurePassword }
                # Each credential file on Windows needs the switch.
                if ($IsWindows) { $PSDefaultParameterValues['*-Tigris*:AllowSharedPath'] = $true }
                # The vault isn't part of PowerShell.
                function Set-Secret { param($Name, $Secret) }
'@
            $blocks = [regex]::Matches((Get-Content -Raw -LiteralPath $Path), '(?ms)^```powershell[^\n]*\n(.*?)^```')
            $blocks.Count | Should -BeGreaterThan 2
            foreach ($block in @($prepare.Replace('S3_ENDPOINT', $emulator.S3Endpoint.AbsoluteUri)) + $blocks.ForEach({ $_.Groups[1].Value })) {
                $shell = [powershell]::Create($runspace)
                try {
                    $null = $shell.AddScript($block.Replace('https://mgmt.storage.dev', $emulator.Endpoint)).Invoke()
                    $shell.Streams.Error | ForEach-Object { "$_" } | Should -BeNullOrEmpty -Because "this should work: $block"
                }
                finally {
                    $shell.Dispose()
                }
            }
        }
        finally {
            $runspace.Dispose()
        }
    }
}
